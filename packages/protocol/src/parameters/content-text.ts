import { isJson } from "../bodies/json.ts";
import { checkText } from "../members.ts";
import { refuse } from "../serialization-error.ts";
import type { Slot } from "./slot.ts";

/** Parses an untrusted JSON text. */
export type ParseJson = (text: string) => unknown;

/**
 * The text of a value with its own media type (`content` of a parameter, `contentType` of a form's property):
 * JSON, or a text as it is. In JSON, non-ASCII characters are escaped, so that a header can hold it.
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
 * @throws {SerializationError} when it must be JSON and is not.
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
