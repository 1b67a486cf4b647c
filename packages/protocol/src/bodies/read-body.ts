import { type ByteStream, isByteStream } from "../byte-stream.ts";
import type { Content } from "../message-descriptor.ts";
import type { ParseJson } from "../parameters/content-text.ts";
import type { Service } from "../service.ts";
import { readUtf8 } from "./bytes.ts";
import { readFormBody } from "./form.ts";
import { readJson } from "./json.ts";
import { readMultipart } from "./multipart.ts";
import { readItems, toStream } from "./streams.ts";

/** In which form a content's reader wants its body. */
export function bodyFormOf({ form }: Content): "text" | "bytes" | "stream" {
  if (form === "bytes" || form === "multipart") return "bytes";
  return form === "events" || form === "lines" ? "stream" : "text";
}

/** The input of a body's reader. */
export interface BodySource {
  readonly content: Content;
  /** The media type as sent, with its boundary. */
  readonly contentType: string;
  readonly profile: Service["profile"];
  readonly parse?: ParseJson | undefined;
}

/**
 * The value of a body.
 *
 * @throws {SerializationError} when it does not match its content.
 */
export function readBody(body: string | Uint8Array | ByteStream, source: BodySource): unknown {
  const { content, profile, parse } = source;
  switch (content.form) {
    case "json":
      return (parse ?? readJson)(toText(body));
    case "text":
      return toText(body);
    case "bytes":
      return toBytes(body);
    case "form":
      return readFormBody(content, toText(body), { profile, parse });
    case "multipart":
      return readMultipart(content, toBytes(body), source);
    default:
      return readItems(content, isByteStream(body) ? body : toStream(toBytes(body)), parse);
  }
}

function toText(body: string | Uint8Array | ByteStream): string {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return readUtf8(body);
  throw new TypeError("A body of this type is read whole, not as a stream.");
}

function toBytes(body: string | Uint8Array | ByteStream): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (typeof body === "string") return new TextEncoder().encode(body);
  throw new TypeError("A body of this type is read whole, not as a stream.");
}
