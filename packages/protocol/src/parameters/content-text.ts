import { isJson } from "../bodies/json.ts";
import { checkText } from "../members.ts";
import { refuse } from "../serialization-error.ts";
import type { Slot } from "./slot.ts";

/** Parses a JSON text of a stranger. */
export type ParseJson = (text: string) => unknown;

/**
 * The text of a value that travels as a media type of its own (`content` of a parameter, `contentType` of a form's
 * property): JSON, or a text as it is. In JSON, what is not ASCII is escaped, so that a header can hold it.
 *
 * @throws {SerializationError} when the value cannot be written.
 */
export function writeContentText(slot: Slot, value: unknown, mediaType: string): string {
  if (!isJson(mediaType)) return checkText(slot.member, value);
  try {
    const text = JSON.stringify(value);
    if (text !== undefined)
      return text.replace(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  } catch {}
  return refuse(slot.member, "a value that JSON can say");
}

/**
 * The value in such a text.
 *
 * @throws {SerializationError} when it is not JSON where it must be.
 */
export function readContentText(
  slot: Slot,
  text: string,
  mediaType: string,
  parse: ParseJson = JSON.parse,
): unknown {
  if (!isJson(mediaType)) return text;
  try {
    return parse(text);
  } catch {
    return refuse(slot.member, "JSON");
  }
}
