import { Fault } from "@callsheet/server";
import { commonError } from "./common-errors.ts";
import { declarationOf, firstStatus, type MockOperation } from "./mock-operation.ts";
import { namedExamples } from "./named-examples.ts";

/** The reply that a request prefers. */
export interface Preferences {
  readonly status?: number;
  readonly example?: string;
  /** The media type of the example. */
  readonly mediaType?: string;
  /** An error that the operation does not declare, such as `ThrottlingException`. */
  readonly error?: { readonly name: string; readonly status: number };
  /** True when the body is generated from its schema. */
  readonly dynamic: boolean;
  /** The example that goes with the request, for a request that prefers none. */
  readonly paired?: string | undefined;
  readonly seed?: string;
  /** The maximum number of items in lists. */
  readonly items?: number;
  /** In milliseconds. */
  readonly delay: number;
  /** What was followed, in the form of `Preference-Applied`. */
  readonly applied: readonly string[];
  /** What was not understood, in words. */
  readonly problem?: string;
}

/** The settings that a request can override. */
export type Settings = Pick<Preferences, "dynamic" | "seed">;

/** The longest delay that a request can ask for, in milliseconds. */
const MOST_DELAY = 30_000;
const MOST_ITEMS = 1000;
const KNOWN = ["code", "error", "example", "dynamic", "seed", "items", "delay"];

/** One preference of RFC 7240: a name, and a value in quotes or plain. */
const PREFERENCE = /([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^",;]*)))?[^,]*/g;

/**
 * Reads the header `Prefer`.
 *
 * @throws Fault `ValidationException` for an impossible value: it says what is possible.
 * @see https://www.rfc-editor.org/rfc/rfc7240
 */
export function readPreferences(header: string, operation: MockOperation, settings: Settings): Preferences {
  const told = parse(header);
  const unknown = [...told.keys()].filter((name) => !KNOWN.includes(name));
  // An error's name means its status.
  const asked = told.has("error") ? "error" : "code";
  const code = told.get(asked);
  const chosen = code === undefined ? {} : readCode(asked, code, operation);
  const example = told.get("example");
  const seed = told.get("seed") ?? settings.seed;
  const dynamic = readDynamic(told, settings);
  return {
    ...chosen,
    ...(example !== undefined && findExample(operation, example, chosen.status)),
    dynamic,
    ...(seed !== undefined && { seed }),
    ...(told.has("items") && { items: readWhole(told, "items", MOST_ITEMS) }),
    delay: readWhole(told, "delay", MOST_DELAY),
    applied: KNOWN.filter((name) => told.has(name)).map((name) => `${name}=${quoted(told.get(name) ?? "")}`),
    ...(unknown.length > 0 && { problem: problemOf(unknown) }),
  };
}

function parse(header: string): Map<string, string> {
  const told = new Map<string, string>();
  for (const [, name = "", text, plain = ""] of header.matchAll(PREFERENCE)) {
    // The first one counts, as the RFC says.
    const key = name.toLowerCase();
    if (!told.has(key)) told.set(key, text?.replace(/\\(.)/g, "$1") ?? plain.trim());
  }
  return told;
}

function quoted(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

function problemOf(unknown: readonly string[]): string {
  const names = unknown.slice(0, 5).join(", ");
  return `The mock does not know ${names}; it knows ${KNOWN.join(", ")}.`;
}

function readCode(
  asked: string,
  code: string,
  operation: MockOperation,
): Pick<Preferences, "status" | "error"> {
  const { descriptor, api } = operation;
  const declared = api.responses.find(({ status }) => status.toLowerCase() === code.toLowerCase());
  if (declared && !/^\d/.test(code.slice(-2))) return { status: firstStatus(operation, declared.status) };
  const isStatus = /^[2-5]\d\d$/.test(code);
  if (isStatus && declarationOf(operation, Number(code))) return { status: Number(code) };
  const named = descriptor.outcomes.find(({ error }) => error === code);
  if (named) return { status: firstStatus(operation, String(named.status)) };
  const error = commonError(code, descriptor.service.profile);
  if (error) return { error };
  const names = descriptor.outcomes.flatMap((outcome) => outcome.error ?? []);
  const known = [
    ...api.responses.map(({ status }) => status),
    ...(descriptor.service.profile === "aws" ? new Set(names) : []),
  ];
  throw refused(`Prefer: ${asked}=${code} is not declared by ${descriptor.name}; it has ${known.join(", ")}`);
}

function findExample(operation: MockOperation, example: string, status: number | undefined) {
  const { api, descriptor } = operation;
  const own = api.responses.flatMap((response) => {
    const wanted = status === undefined || declarationOf(operation, status) === response;
    if (!wanted) return [];
    return response.content.flatMap((media) =>
      namedExamples(media).map(({ name }) => ({
        name,
        status: status ?? firstStatus(operation, response.status),
        mediaType: media.type,
      })),
    );
  });
  const found = own.find(({ name }) => name === example);
  if (found) return { example, status: found.status, mediaType: found.mediaType };
  const known = [...new Set(own.map(({ name }) => name))].join(", ") || "none";
  throw refused(`Prefer: example=${example} is not among the examples of ${descriptor.name}: ${known}`);
}

function readDynamic(told: ReadonlyMap<string, string>, { dynamic }: Settings): boolean {
  const text = told.get("dynamic");
  if (text === undefined) return dynamic && !told.has("example");
  if (text === "true" || text === "false") return text === "true";
  throw refused(`Prefer: dynamic=${text} must be true or false`);
}

function readWhole(told: ReadonlyMap<string, string>, name: string, most: number): number {
  const text = told.get(name);
  if (text === undefined) return 0;
  if (/^\d{1,6}$/.test(text) && Number(text) <= most) return Number(text);
  throw refused(`Prefer: ${name}=${text} must be a whole number from 0 to ${most}`);
}

/** An impossible preference. */
export function refused(message: string): Fault {
  return new Fault("ValidationException", 400, `${message.replace(/[^\x20-\x7e]/g, "?").slice(0, 1000)}.`);
}
