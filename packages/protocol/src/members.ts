import type { Bindings } from "./binding.ts";
import type { OwnedBytes } from "./owned-bytes.ts";
import { refuse, SerializationError } from "./serialization-error.ts";
import type { Service } from "./service.ts";

/** A source of headers by lower-case name: a `Headers` object, or anything with the same `get`. */
export interface HeaderSource {
  get(name: string): string | null | undefined;
}

/** The body of a message before it is serialized. `undefined`: no body at all. */
export type MessageBody = string | OwnedBytes | undefined;

// What a header cannot hold, or what servers refuse for its length.
const forbidden = /[^\t\x20-\x7e]|^.{8193}/;

/**
 * The text of a member that travels as a header.
 *
 * @throws {SerializationError} for more than 8192 characters, and for line breaks and other characters that a
 * header cannot hold.
 */
export function checkHeader(member: string, text: string): string {
  return forbidden.test(text) ? refuse(member, "safe text for a header") : text;
}

/** Returns the text, which must not contain half a surrogate pair. */
export function checkText(member: string, value: unknown): string {
  if (typeof value !== "string") refuse(member, "of type string");
  return /\p{Cs}/u.test(value) ? refuse(member, "well-formed text") : value;
}

/**
 * A copy of the members of an input or a parsed body, without those that have no value or are bound; empty
 * without a body. So a body member never replaces a bound member. `null` counts as a value in the profile
 * `http`; in `aws` it means absent, as in both AWS SDKs.
 *
 * @throws {SerializationError} when it is not an object.
 */
export function toMembers(
  body: unknown = {},
  service?: Service,
  bindings: Bindings = {},
): Record<string, unknown> {
  if (!body || typeof body !== "object" || Array.isArray(body)) throw new SerializationError("Not an object");
  const members: Record<string, unknown> = {};
  for (const name of Object.keys(body)) {
    const value = (body as Record<string, unknown>)[name];
    const isThere = value != null || (value === null && service?.profile === "http");
    if (isThere && name !== "__proto__" && !Object.hasOwn(bindings, name)) members[name] = value;
  }
  return members;
}

/** The value of an object's own property; inherited ones do not count. */
export function ownValue(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}
