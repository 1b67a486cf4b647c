import type { OwnedBytes } from "../owned-bytes.ts";
import { SerializationError } from "../serialization-error.ts";

/** A part of a multipart body, as sent. */
export interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  /** The media type with its parameters. */
  readonly type: string | undefined;
  readonly bytes: OwnedBytes;
}

/** How many parts, and how many bytes of headers of a part, are read. */
const most = { parts: 1000, header: 16_384 };

const latin = new TextDecoder("utf-8");

/**
 * Parses a body of `multipart/form-data`. It looks at each byte once, and compares it with the boundary at
 * most: the time grows linearly with the body. Parts are views of the bytes, not copies.
 *
 * @throws {SerializationError} when it is not such a body, or has more than 1000 parts.
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function parseMultipart(body: OwnedBytes, contentType: string): Part[] {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  if (!boundary) throw malformed("its type has no boundary");
  const line = new TextEncoder().encode(`--${boundary[1] ?? boundary[2]}`);
  const delimiter = new Uint8Array([13, 10, ...line]);
  // Text before the first boundary and after the last is ignored.
  let at = startsWith(body, line, 0) ? line.length : after(body, delimiter, 0);
  const parts: Part[] = [];
  while (!isEnd(body, at)) {
    if (parts.length >= most.parts) throw malformed(`it has more than ${most.parts} parts`);
    const start = skipLine(body, at);
    const end = find(body, delimiter, start - 2);
    if (end < 0) throw malformed("it is cut off");
    parts.push(readPart(body, start, end));
    at = end + delimiter.length;
  }
  return parts;
}

const malformed = (why: string) =>
  new SerializationError(`The body is not multipart/form-data: ${why}`, "body");

function readPart(body: OwnedBytes, start: number, end: number): Part {
  const limit = Math.min(start + most.header, end + 2);
  const blank = find(body.subarray(0, limit), new Uint8Array([13, 10, 13, 10]), start - 2);
  if (blank < 0) throw malformed("a part has no headers, or too many");
  const headers = readHeaders(latin.decode(body.subarray(start, Math.max(start, blank))));
  const disposition = headers["content-disposition"] ?? "";
  const name = readParameter(disposition, "name");
  if (!/^form-data\s*(;|$)/i.test(disposition) || name === undefined) throw malformed("a part has no name");
  const bytes = body.subarray(Math.min(blank + 4, end), end);
  return { name, filename: readParameter(disposition, "filename"), type: headers["content-type"], bytes };
}

function readHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (const line of text.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}

/** A parameter of Content-Disposition. Browsers escape quotes and line breaks as `%22`, `%0D` and `%0A`. */
function readParameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]+))`, "i").exec(header);
  return (match?.[1] ?? match?.[2])?.replace(/%(22|0D|0A)/gi, decodeURIComponent);
}

function isEnd(body: Uint8Array, at: number): boolean {
  return body[at] === 45 && body[at + 1] === 45;
}

/** Where the line after a boundary begins. Blanks may follow the boundary. */
function skipLine(body: Uint8Array, from: number): number {
  let at = from;
  while (body[at] === 32 || body[at] === 9) at++;
  if (body[at] !== 13 || body[at + 1] !== 10) throw malformed("a boundary does not end its line");
  return at + 2;
}

function after(body: Uint8Array, delimiter: Uint8Array, from: number): number {
  const at = find(body, delimiter, from);
  if (at < 0) throw malformed("the boundary is missing");
  return at + delimiter.length;
}

function startsWith(body: Uint8Array, part: Uint8Array, at: number): boolean {
  for (let index = 0; index < part.length; index++) if (body[at + index] !== part[index]) return false;
  return true;
}

/** The first position of a piece that begins with a carriage return; -1 when there is none. */
function find(body: Uint8Array, part: Uint8Array, from: number): number {
  for (let at = body.indexOf(13, from); at >= 0; at = body.indexOf(13, at + 1))
    if (startsWith(body, part, at)) return at;
  return -1;
}
