import { Fault } from "../fault.ts";

/** The type of bytes of any type: an operation that reads or writes it names no other. */
const ANY_BYTES = "application/octet-stream";

/** The media type of a header value without its parameters, in lower case. */
function essence(value: string): string {
  const end = value.indexOf(";");
  return (end < 0 ? value : value.slice(0, end)).trim().toLowerCase();
}

function charset(value: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(value)?.[1]?.toLowerCase();
}

/**
 * Holds the type of a body that is there against the one that the operation reads; undefined when it reads none.
 *
 * @throws Fault `UnsupportedMediaTypeException`, 415.
 */
export function checkContentType(sent: string | undefined, expected: string | undefined): void {
  if (sent === expected && expected !== undefined) return;
  if (expected === ANY_BYTES) return;
  if (expected === undefined) {
    if (!sent?.trim()) return;
    throw unsupported("This operation reads no body, so it takes no Content-Type.");
  }
  if (!sent?.trim()) throw unsupported(`The request has a body but no Content-Type; send ${expected}.`);
  if (essence(sent) !== essence(expected)) throw unsupported(`This operation reads ${expected} only.`);
  if ((charset(sent) ?? "utf-8") !== "utf-8") throw unsupported("Bodies are read as UTF-8 only.");
}

/**
 * Refuses a coded body: there is no limit on what a small compressed body can grow to.
 *
 * @throws Fault `UnsupportedMediaTypeException`, 415.
 */
export function checkContentEncoding(sent: string | undefined): void {
  if (sent === undefined || sent.trim().toLowerCase() === "identity") return;
  throw unsupported("Bodies with a Content-Encoding are not read; send it plain.");
}

function unsupported(message: string): Fault {
  return new Fault("UnsupportedMediaTypeException", 415, message);
}

/**
 * Holds an Accept header against the type of the answer. A range with `q=0` accepts nothing; a header without a range, anything.
 *
 * @throws Fault `NotAcceptableException`, 406.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept
 */
export function checkAccept(accept: string | undefined, offered: string | undefined): void {
  if (accept === undefined || accept === "*/*" || accept === offered) return;
  if (offered === undefined || offered === ANY_BYTES || !/[^\s,]/.test(accept)) return;
  const type = essence(offered);
  const ranges = ["*/*", `${type.slice(0, type.indexOf("/"))}/*`, type];
  for (const range of accept.split(",")) {
    if (ranges.includes(essence(range)) && !/;\s*q=0(\.0*)?\s*(;|$)/i.test(range)) return;
  }
  throw new Fault("NotAcceptableException", 406, `The answer can only be sent as ${type}.`);
}
