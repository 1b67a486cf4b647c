import { decodeValues, encodeValues, joinHeader, splitHeader } from "./binding.ts";
import type { Binding, BodyKind } from "./operation.ts";
import { SerializationError } from "./serialization-error.ts";

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

const jsonMediaType = "application/json";
const forbidden = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * The header that carries a member, or undefined when there is nothing to say: restJson1 leaves empty headers out.
 *
 * @throws {SerializationError} for values of another type, and for line breaks and other characters that a header cannot hold.
 */
export function encodeHeader(member: string, value: unknown, binding: Binding): string | undefined {
  const texts = encodeValues(member, value, binding);
  const text = binding.list ? joinHeader(texts) : texts[0];
  if (text && forbidden.test(text))
    throw new SerializationError(`"${member}" holds a character that a header cannot carry.`, member);
  return text || undefined;
}

/** The typed value of a member that travels as a header, or undefined when the header is absent. */
export function decodeHeader(member: string, headers: HeaderSource, binding: Binding): unknown {
  const text = headers.get(binding.name.toLowerCase());
  if (text == null) return undefined;
  return decodeValues(member, binding.list ? splitHeader(text) : [text], binding);
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
  if (kind === "none") return undefined;
  let content: unknown;
  if (kind === "payload") {
    content = ownValue(members, "body");
    if (content == null) return undefined;
  } else {
    content = Object.fromEntries(
      Object.entries(members).filter(([name, value]) => value != null && !Object.hasOwn(bindings, name)),
    );
  }
  headers["content-type"] ??= mediaType;
  if (!isJson(mediaType))
    return content instanceof Uint8Array ? (content as Uint8Array<ArrayBuffer>) : String(content);
  try {
    return JSON.stringify(content);
  } catch (cause) {
    throw new SerializationError("The members cannot be written as JSON.", undefined, { cause });
  }
}

/**
 * The flat members of a message: those of its parsed body and the bound ones. A body member never stands in for a bound member;
 * `null` at the top means absent, as in both AWS SDKs. The result may be the `body` object itself.
 *
 * @throws {SerializationError} when the body is not an object, or a bound value is not of its type.
 */
export function decodeMembers(
  message: MessageDescriptor,
  body: unknown,
  read: (member: string, binding: Binding) => unknown,
): Record<string, unknown> {
  const members: Record<string, unknown> = message.body === "members" ? toMembers(body) : {};
  for (const [name, binding] of Object.entries(message.bindings)) {
    const value = read(name, binding);
    if (value !== undefined) members[name] = value;
    else if (Object.hasOwn(members, name)) delete members[name];
  }
  if (message.body === "payload" && body !== undefined) members.body = body;
  return members;
}

/**
 * The members of a parsed body, without those that are `null`; none when there is no body.
 *
 * @throws {SerializationError} when the body is not an object.
 */
export function toMembers(body: unknown): Record<string, unknown> {
  if (body === undefined) return {};
  if (body === null || typeof body !== "object" || Array.isArray(body))
    throw new SerializationError("The body must be a JSON object.");
  const members = body as Record<string, unknown>;
  for (const name of Object.keys(members))
    if (members[name] === null || name === "__proto__") delete members[name];
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
