import { Fault } from "../fault.ts";

/** The type of an operation that reads or writes bytes of any type. */
const anyBytes = "application/octet-stream";

/** The media type of a header value without its parameters, in lower case. */
function essence(value: string): string {
  const end = value.indexOf(";");
  return (end < 0 ? value : value.slice(0, end)).trim().toLowerCase();
}

function charset(value: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(value)?.[1]?.toLowerCase();
}

/**
 * Compares the type of a body with the type that the operation reads. `expected` is undefined when it reads
 * no body.
 *
 * @throws Fault `UnsupportedMediaTypeException`, 415.
 */
export function checkContentType(sent: string | undefined, expected: string | undefined): void {
  if (sent === expected && expected !== undefined) return;
  if (expected === anyBytes) return;
  if (expected === undefined) {
    if (!sent?.trim()) return;
    throw unsupported("This operation reads no body, so it accepts no Content-Type.");
  }
  if (!sent?.trim()) throw unsupported(`The request has a body but no Content-Type; send ${expected}.`);
  if (essence(sent) !== essence(expected)) throw unsupported(`This operation reads ${expected} only.`);
  if ((charset(sent) ?? "utf-8") !== "utf-8") throw unsupported("Bodies are read as UTF-8 only.");
}

/**
 * Refuses a compressed body: there is no limit to what a small one can expand to.
 *
 * @throws Fault `UnsupportedMediaTypeException`, 415.
 */
export function checkContentEncoding(sent: string | undefined): void {
  if (sent === undefined || sent.trim().toLowerCase() === "identity") return;
  throw unsupported("Bodies with a Content-Encoding are not supported; send it without one.");
}

function unsupported(message: string): Fault {
  return new Fault("UnsupportedMediaTypeException", 415, message);
}

/**
 * Compares an Accept header with the type of the answer. A range with `q=0` accepts nothing; a header without
 * a range accepts everything.
 *
 * @throws Fault `NotAcceptableException`, 406.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept
 */
export function checkAccept(accept: string | undefined, offered: string | undefined): void {
  if (accept === undefined || accept === "*/*" || accept === offered) return;
  if (offered === undefined || offered === anyBytes || !/[^\s,]/.test(accept)) return;
  const type = essence(offered);
  const ranges = ["*/*", `${type.slice(0, type.indexOf("/"))}/*`, type];
  for (const range of accept.split(",")) {
    if (ranges.includes(essence(range)) && !/;\s*q=0(\.0*)?\s*(;|$)/i.test(range)) return;
  }
  throw new Fault("NotAcceptableException", 406, `The answer can only be sent as ${type}.`);
}
