import type { ByteStream } from "../byte-stream.ts";
import { contentsOf, essenceOf, hasContentType, matchContent } from "../contents.ts";
import type { Awaitable } from "../digest.ts";
import { type MessageBody, ownValue, toMembers } from "../members.ts";
import type { Content, Message } from "../message-descriptor.ts";
import { refuse, SerializationError } from "../serialization-error.ts";
import type { Service } from "../service.ts";
import { isBlob, writeBytes } from "./bytes.ts";
import { writeFormBody } from "./form.ts";
import { writeJson } from "./json.ts";
import { writeMultipart } from "./multipart.ts";
import { streamItems, writeItems } from "./streams.ts";

/** A body with its media type, as sent. */
export interface EncodedBody<Body = MessageBody> {
  readonly type: string;
  readonly body: Body;
}

/**
 * What sends the body: requests are sent whole, so that they can be signed and sent again; replies may be
 * streams.
 */
export type Direction = "request" | "reply";

/** A value and the content to write it as. */
export interface BodyValue {
  readonly content: Content;
  /** The media type to send. */
  readonly type: string;
  readonly value: unknown;
}

/**
 * The content and the value of a message's body. Undefined: the message has no body.
 *
 * @throws {SerializationError} when `contentType` is not one of the declared types.
 */
export function bodyOf(message: Message, members: object, service: Service): BodyValue | undefined {
  if (!message.body) return undefined;
  const value =
    message.body === "payload" ? ownValue(members, "body") : toMembers(members, service, message.bindings);
  if (value === undefined || (value === null && service.profile === "aws")) return undefined;
  if (!hasContentType(message)) return withType(contentsOf(message)[0] as Content, value, undefined);
  const { contentType: _, ...others } = value as { contentType?: unknown };
  const said = ownValue(members, "contentType") ?? undefined;
  const content = pickContent(message, said);
  return withType(content, message.body === "members" ? others : value, said as string | undefined);
}

function pickContent(message: Message, said: unknown): Content {
  const contents = contentsOf(message);
  const content = said === undefined ? contents[0] : typeof said === "string" && matchContent(contents, said);
  return content || refuse("contentType", `one of ${contents.map(({ type }) => type).join(", ")}`);
}

/**
 * A value of a content. A range such as `image/*` needs an actual type: from the caller, or from a `Blob`.
 */
export function withType(content: Content, value: unknown, said: string | undefined): BodyValue {
  const blobType = isBlob(value) ? value.type : "";
  const range = essenceOf(content.type);
  if (!range.includes("*")) return { content, type: said ?? content.type, value };
  const fallback: Readonly<Record<string, string>> = {
    "*/*": "application/octet-stream",
    "text/*": "text/plain",
  };
  const type = said ?? (blobType || fallback[range]);
  return { content, type: type ?? refuse("contentType", `given, because ${content.type} is a range`), value };
}

/**
 * Writes a body.
 *
 * @throws {SerializationError} when the value cannot be written as its content.
 */
export function writeBody(
  { content, type, value }: BodyValue,
  profile: Service["profile"],
  direction: Direction,
): Awaitable<EncodedBody<MessageBody | ByteStream>> {
  switch (content.form) {
    case "json":
      return { type, body: writeJson(value) };
    case "text":
      return { type, body: writeText(value) };
    case "bytes": {
      const bytes = writeBytes("body", value);
      return bytes instanceof Promise ? bytes.then((body) => ({ type, body })) : { type, body: bytes };
    }
    case "form":
      return { type, body: writeFormBody(content, value, profile) };
    case "multipart":
      return writeMultipart(content, value, profile);
    default: {
      const body = direction === "request" ? writeItems(content, value) : streamItems(content, value);
      return body instanceof Promise ? body.then((text) => ({ type, body: text })) : { type, body };
    }
  }
}

function writeText(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  throw new SerializationError('"body" must be of type string', "body");
}
