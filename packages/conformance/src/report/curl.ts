import type { WireRequest } from "../wire/request.ts";
import type { Redactor } from "./redact.ts";

/** A longer body is useless on a command line. */
const LONGEST_BODY = 20_000;

/** The request as a curl command line that a shell accepts as it is; the reader fills in credentials. */
export function curlLine(origin: string, request: WireRequest, redactor: Redactor): string {
  const size = request.body?.length ?? 0;
  if (size > LONGEST_BODY)
    return `# ${request.method} ${request.path.slice(0, 200)} with a body of ${size} bytes: run the case by its id`;
  const parts = ["curl", "--path-as-is", "-X", quote(request.method)];
  for (const [name, value] of request.headers)
    parts.push("-H", quote(`${name}: ${redactor.header(name, value)}`));
  if (typeof request.body === "string") parts.push("--data-binary", quote(redactor.text(request.body)));
  const input = request.body instanceof Uint8Array ? `printf ${quote(octal(request.body))} | ` : "";
  if (input !== "") parts.push("--data-binary", "@-");
  parts.push(quote(redactor.text(origin + request.path)));
  return input + parts.join(" ");
}

function quote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (!/\p{Cc}/u.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  return `$'${escaped.replaceAll(/\p{Cc}/gu, escapeControl)}'`;
}

function escapeControl(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function octal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 32 && byte < 127 && byte !== 37 && byte !== 92
      ? String.fromCharCode(byte)
      : `\\${byte.toString(8).padStart(3, "0")}`,
  ).join("");
}
