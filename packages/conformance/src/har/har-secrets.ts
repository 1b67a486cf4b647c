import { isObject } from "@callsheet/document";
import { textOf } from "../wire/reply.ts";
import type { RecordedCase } from "./har-case.ts";
import type { HarEntry } from "./parse-har.ts";

/** Headers with credentials. */
const SECRET_HEADER = /authorization|cookie|token|secret|api-?key|signature|credential|session/i;
/** Members, fields and parameters that hold secrets by their names. */
const SECRET_NAME =
  /pass(?:word|wd|phrase|code)|^pwd$|secret|token|api[-_]?key|authorization|credential|cookie|session|signature|private|jwt|^(?:pin|otp|cvv|cvc|ssn)$/i;
/** A shorter text would take half of a report with it. */
const SHORTEST = 3;
const DEEPEST = 64;

/**
 * Every text of a recorded exchange that reports must not show: credentials, and values whose names suggest a
 * secret.
 */
export function harSecrets(
  { headers, replyHeaders, url, body }: HarEntry,
  { made, reply }: RecordedCase,
): string[] {
  const found = new Set<string>();
  const add = (text: string): void => {
    if (text.length >= SHORTEST) found.add(text);
  };
  const keys = new Set(made.operation.security.flat().map(({ parameter }) => parameter?.toLowerCase()));
  for (const [name, value] of [...headers, ...replyHeaders])
    if (SECRET_HEADER.test(name) || keys.has(name)) for (const part of partsOf(value)) add(part);
  const fields = [...url.searchParams, ...new URLSearchParams(body)];
  for (const [name, value] of fields) if (SECRET_NAME.test(name) || keys.has(name.toLowerCase())) add(value);
  for (const text of [body, textOf(reply)]) collect(parsed(text), { add, isSecret: false, depth: 0 });
  return [...found];
}

/** A header's value, the token after its scheme, the values of its cookies, and what Basic encodes. */
function partsOf(value: string): string[] {
  const token = /^\S+\s+(.+)$/.exec(value)?.[1];
  const cookies = value.split(/[;,]/).flatMap((pair) => /=\s*"?([^"]+)"?/.exec(pair)?.[1]?.trim() ?? []);
  const basic = /^basic\s+(\S+)/i.exec(value)?.[1];
  const decoded = basic === undefined ? "" : Buffer.from(basic, "base64").toString();
  return [value, token ?? "", ...cookies, decoded, decoded.slice(decoded.indexOf(":") + 1)];
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

interface Collecting {
  add(text: string): void;
  readonly isSecret: boolean;
  readonly depth: number;
}

function collect(value: unknown, { add, isSecret, depth }: Collecting): void {
  if (depth > DEEPEST) return;
  if (isSecret && (typeof value === "string" || typeof value === "number")) add(String(value));
  if (Array.isArray(value)) for (const item of value) collect(item, { add, isSecret, depth: depth + 1 });
  if (!isObject(value)) return;
  for (const [name, member] of Object.entries(value))
    collect(member, { add, isSecret: isSecret || SECRET_NAME.test(name), depth: depth + 1 });
}
