import { type Content, chooseContent, essenceOf as essence, matchContent } from "@callsheet/protocol";
import { Fault } from "../fault.ts";

/** The type of an operation that reads or writes bytes of any type. */
const anyBytes = "application/octet-stream";

function charset(value: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(value)?.[1]?.toLowerCase();
}

/**
/**
 * Compares the type of a body with the types that the operation reads. `takes` is empty when it reads no
 * body.
 *
 * @throws Fault `UnsupportedMediaTypeException`, 415.
 */
export function checkContentType(sent: string | undefined, takes: readonly Content[]): void {
  const [first] = takes;
  if (sent === first?.type && first !== undefined) return;
  // Bytes alone may be of any type; next to another type, a request must state theirs.
  if (takes.length === 1 && first?.type === anyBytes) return;
  const expected = takes.map(({ type }) => type).join(" or ");
  if (first === undefined) {
    if (!sent?.trim()) return;
    throw unsupported("This operation reads no body, so it accepts no Content-Type.");
  }
  if (!sent?.trim() && takes.some(({ type }) => type === "*/*")) return;
  if (!sent?.trim()) throw unsupported(`The request has a body but no Content-Type; send ${expected}.`);
  const content = matchContent(takes, sent);
  // Another kind of JSON is another type, which nobody declared.
  const fits = content && (content.type.includes("*") || essence(content.type) === essence(sent));
  if (!fits) throw unsupported(`This operation reads ${expected} only.`);
  if (content.form !== "bytes" && (charset(sent) ?? "utf-8") !== "utf-8")
    throw unsupported("Bodies are read as UTF-8 only.");
}

/** The content that a body of a type is read as, once the type has been checked. */
export function pickContent(takes: readonly Content[], sent: string): Content | undefined {
  return matchContent(takes, sent) ?? takes[0];
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
/**
 * Compares an Accept header with the types of the answer. A range with `q=0` accepts nothing; a header
 * without a range accepts everything.
 *
 * @throws Fault `NotAcceptableException`, 406.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept
 */
export function checkAccept(accept: string | undefined, offered: readonly Content[]): void {
  const [first] = offered;
  if (accept === undefined || accept === "*/*" || first === undefined || accept === first.type) return;
  if (first.type === anyBytes || chooseContent(offered, accept)) return;
  const types = offered.map(({ type }) => essence(type)).join(" or ");
  throw new Fault("NotAcceptableException", 406, `The answer can only be sent as ${types}.`);
}
