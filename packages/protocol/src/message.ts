import type { Binding, BodyKind } from "./operation.ts";
import { SerializationError } from "./serialization-error.ts";
import type { ValueCodec } from "./value-codec.ts";

/** Where headers are read from, by lower-case name: a `Headers` object, or anything with the same `get`. */
export interface HeaderSource {
  get(name: string): string | null | undefined;
}

/** The body of a message before it is put on the wire. `undefined`: no body at all. */
export type MessageBody = string | Uint8Array<ArrayBuffer> | undefined;

/** A request or response as members and bindings, seen from either side. */
export interface MessageDescriptor {
  readonly bindings: Readonly<Record<string, Binding>>;
  readonly body: BodyKind;
  readonly mediaType?: string;
}

/** The media type of bodies that name no other. */
export const jsonMediaType = "application/json";

// What a header cannot hold, or servers refuse for its length.
const forbidden = /[^\t\x20-\x7e\x80-\xff]|^.{8193}/;

/**
 * The text of a member that travels as a header.
 *
 * @throws {SerializationError} for values of another type, of more than 8192 characters, and for line breaks and other characters that a header cannot hold.
 */
export function encodeHeader(member: string, value: unknown, binding: Binding, values: ValueCodec): string {
  const text = values.toText(member, value, binding);
  if (forbidden.test(text))
    throw new SerializationError(
      `"${member}" is too long for a header, or holds a character that none can`,
      member,
    );
  return text;
}

/** The value of a member that travels as a header, or undefined when the header is absent. */
export function decodeHeader(
  member: string,
  headers: HeaderSource,
  binding: Binding,
  values: ValueCodec,
): unknown {
  const text = headers.get(binding.name.toLowerCase());
  return text == null ? undefined : values.fromText(member, text, binding);
}

/**
 * The body of a message, and its media type in `headers`. Bound members and members without a value stay out of it.
 *
 * @throws {SerializationError} when the members cannot be written as JSON.
 */
export function encodeBody(
  message: MessageDescriptor,
  members: object,
  headers: Record<string, string>,
): MessageBody {
  const { body: kind, bindings, mediaType = jsonMediaType } = message;
  const all = Object.entries(members);
  const own = all.filter(([name, value]) => value != null && !Object.hasOwn(bindings, name));
  // Most often everything goes into the body, and a copy would be for nothing.
  const whole = own.length < all.length ? Object.fromEntries(own) : members;
  const content = kind === "members" ? whole : kind === "payload" ? ownValue(members, "body") : undefined;
  if (content == null) return undefined;
  headers["content-type"] ??= mediaType;
  if (!isJson(mediaType))
    return content instanceof Uint8Array ? (content as Uint8Array<ArrayBuffer>) : String(content);
  try {
    return JSON.stringify(content);
  } catch (cause) {
    throw new SerializationError("The members cannot be written as JSON", undefined, { cause });
  }
}

/**
 * The flat members of a message: those of its parsed body and the bound ones. A body member never stands in for a bound member;
 * `null` at the top means absent, as in both AWS SDKs.
 *
 * @throws {SerializationError} when the body is not an object, or a bound value is not of its type.
 */
export function decodeMembers(
  message: MessageDescriptor,
  body: unknown,
  read: (member: string, binding: Binding) => unknown,
): Record<string, unknown> {
  const members = message.body === "members" ? toMembers(body) : {};
  for (const name in message.bindings) {
    const value = read(name, message.bindings[name] as Binding);
    if (value !== undefined) members[name] = value;
    else delete members[name];
  }
  if (message.body === "payload" && body !== undefined) members.body = body;
  return members;
}

/**
 * A copy of the members of an input or a parsed body, without those that have no value; none when there is no body.
 *
 * @throws {SerializationError} when it is not an object.
 */
export function toMembers(body: unknown = {}): Record<string, unknown> {
  if (!body || typeof body !== "object" || Array.isArray(body)) throw new SerializationError("Not an object");
  const members: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body))
    if (value != null && name !== "__proto__") members[name] = value;
  return members;
}

/** True when bodies of the media type are JSON texts. */
export function isJson(mediaType: string): boolean {
  return /[/+]json\b/i.test(mediaType);
}

/** The value of an object's own property; inherited ones do not count. */
export function ownValue(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}
