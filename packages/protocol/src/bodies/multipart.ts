import type { Content, Field } from "../message-descriptor.ts";
import type { OwnedBytes } from "../owned-bytes.ts";
import { type ParseJson, readContentText, writeContentText } from "../parameters/content-text.ts";
import { readScalar, writeScalar } from "../parameters/scalar.ts";
import { isRecord, type Slot } from "../parameters/slot.ts";
import { refuse } from "../serialization-error.ts";
import type { Service } from "../service.ts";
import { isBlob, readUtf8, writeBytes } from "./bytes.ts";
import { type Part, parseMultipart } from "./multipart-parse.ts";

const encoder = new TextEncoder();

/**
 * A whole body of `multipart/form-data`, so that it can be signed and sent again, and its media type with the
 * boundary. A list has a part for each item, files have a name and a type, and everything except text and
 * bytes is JSON.
 *
 * @throws {SerializationError} when a property is not of its type.
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-multipart-media-types
 */
export async function writeMultipart(
  content: Content,
  value: unknown,
  profile: Service["profile"],
): Promise<{ readonly type: string; readonly body: OwnedBytes }> {
  if (!isRecord(value)) refuse("body", "an object");
  if (!/^multipart\/form-data\b/i.test(content.type))
    refuse("body", `of another type: ${content.type} is not supported here`);
  const boundary = `callsheet-${randomText()}`;
  const chunks: Uint8Array[] = [];
  for (const name of Object.keys(value)) {
    const field = fieldOf(content, name);
    const item = value[name];
    if (item === undefined) continue;
    if (field.list && !Array.isArray(item)) refuse(name, "a list");
    for (const one of field.list ? (item as unknown[]) : [item]) {
      const part = await writePart({ member: name, profile }, one, field);
      chunks.push(
        encoder.encode(`--${boundary}\r\n${part.headers}\r\n\r\n`),
        part.bytes,
        encoder.encode("\r\n"),
      );
    }
  }
  chunks.push(encoder.encode(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, body: concat(chunks) };
}

/** Long enough to occur in no file. Pages that are not secure lack `randomUUID`. */
function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fieldOf({ fields = {} }: Content, name: string): Field {
  return Object.hasOwn(fields, name) ? (fields[name] as Field) : {};
}

async function writePart(slot: Slot, value: unknown, { bytes, mediaType, ...shape }: Field) {
  const name = `Content-Disposition: form-data; name="${escapeName(slot.member)}"`;
  if (bytes) {
    const type = (isBlob(value) && value.type) || (concrete(mediaType) ?? "application/octet-stream");
    const filename = isBlob(value) && "name" in value ? String(value.name) : slot.member;
    const headers = `${name}; filename="${escapeName(filename)}"\r\nContent-Type: ${checkType(slot, type)}`;
    return { headers, bytes: await writeBytes(slot.member, value) };
  }
  const isText = mediaType === undefined;
  const text = isText ? writeScalar(slot, value, itemShape(shape)) : writeContentText(slot, value, mediaType);
  return { headers: isText ? name : `${name}\r\nContent-Type: ${mediaType}`, bytes: encoder.encode(text) };
}

const itemShape = ({ type }: Field): Field => (type === undefined ? {} : { type });
const concrete = (type: string | undefined) =>
  type?.includes("*") ? undefined : type?.split(",")[0]?.trim();
const escapeName = (text: string) => text.replace(/["\r\n]/g, encodeURIComponent);

function checkType({ member }: Slot, type: string): string {
  return /^[\x20-\x7e]+$/.test(type) ? type : refuse(member, "of a media type that a header can hold");
}

function concat(chunks: readonly Uint8Array[]): OwnedBytes {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * The object in a body of `multipart/form-data`. Files are `File` objects. A part without a field is a file
 * if it has a file name, else text.
 *
 * @throws {SerializationError} when the body is malformed, or a part is not of its type, or appears twice
 * without being a list.
 */
export function readMultipart(
  content: Content,
  body: Uint8Array,
  options: {
    readonly contentType: string;
    readonly profile: Service["profile"];
    readonly parse?: ParseJson | undefined;
  },
): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const part of parseMultipart(body as OwnedBytes, options.contentType)) {
    const { name } = part;
    if (name === "__proto__") continue;
    const field = fieldOf(content, name);
    const value = readPart({ member: name, profile: options.profile }, part, field, options.parse);
    const known = Object.hasOwn(members, name);
    if (!field.list && known) refuse(name, "given once");
    if (!field.list) members[name] = value;
    else if (known) (members[name] as unknown[]).push(value);
    else members[name] = [value];
  }
  return members;
}

function readPart(slot: Slot, part: Part, field: Field, parse: ParseJson | undefined): unknown {
  const { bytes, filename, type = "application/octet-stream" } = part;
  const isKnown = field.mediaType !== undefined || field.type !== undefined;
  if (field.bytes || (filename !== undefined && !isKnown))
    return new File([bytes], filename ?? slot.member, { type });
  const text = readUtf8(bytes, slot.member);
  return field.mediaType === undefined
    ? readScalar(slot, text, itemShape(field))
    : readContentText(slot, text, field.mediaType, parse);
}
