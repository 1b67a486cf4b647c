import { encodeMembers, type MessageBody, type MessageDescriptor, ownValue, toMembers } from "./message.ts";
import { SerializationError } from "./serialization-error.ts";

/** True when bodies of the media type are JSON texts. */
export function isJson(mediaType = "application/json"): boolean {
  return /[/+]json\b/i.test(mediaType);
}

/**
 * The body of a message of any kind, and its media type in `headers`. Bound members and members without a value stay out of it.
 *
 * @throws {SerializationError} when the members cannot be written as JSON.
 */
export function encodeBody(
  message: MessageDescriptor,
  members: object,
  headers: Record<string, string>,
): MessageBody {
  const { body: kind, mediaType = "application/json" } = message;
  const content = kind === "payload" ? ownValue(members, "body") : undefined;
  if (content != null) headers["content-type"] ??= mediaType;
  if (content != null && !isJson(mediaType))
    return content instanceof Uint8Array ? (content as Uint8Array<ArrayBuffer>) : String(content);
  try {
    return content == null ? encodeMembers(message, members, headers) : JSON.stringify(content);
  } catch (cause) {
    throw new SerializationError("The members cannot be written as JSON", undefined, { cause });
  }
}

/**
 * The members in the text of a body of any kind: its properties, or the member `body`.
 *
 * @throws {SerializationError} when the text is not JSON where it must be, or not an object.
 */
export function decodeBody(message: MessageDescriptor, text: string): Record<string, unknown> {
  if (!text || message.body === "none") return {};
  const body = isJson(message.mediaType) ? parseJson(text) : text;
  return message.body === "payload" ? { body } : toMembers(body, message.bindings);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SerializationError("The body is not JSON", undefined, { cause });
  }
}
