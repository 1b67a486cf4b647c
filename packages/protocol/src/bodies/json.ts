import { SerializationError } from "../serialization-error.ts";

/** True when bodies of the media type are JSON texts. */
export function isJson(mediaType = "application/json"): boolean {
  return /[/+]json\b/i.test(mediaType);
}

/**
 * A value as a JSON text.
 *
 * @throws {SerializationError} when JSON cannot express it.
 */
export function writeJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw new SerializationError("The members cannot be written as JSON", undefined, { cause });
  }
  if (text === undefined) throw new SerializationError("The body cannot be written as JSON", "body");
  return text;
}

/**
 * The value of a JSON text.
 *
 * @throws {SerializationError} when it is not JSON.
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SerializationError("The body is not JSON", undefined, { cause });
  }
}
