import { type MediaType, type Place, subPlace } from "@callsheet/document";
import { type Content, essenceOf } from "@callsheet/protocol";
import { toXml } from "./to-xml.ts";
import { asReply, type MakeOptions, type Toolkit } from "./toolkit.ts";

/** The body of a reply before it is serialized. */
export interface BodyValue {
  readonly media: MediaType;
  readonly content: Content;
  readonly value: unknown;
  /** True when the value is already the text of the body. */
  readonly isText?: true;
}

/** How many items a stream without an example has. */
const STREAMED = 3;

/** The smallest pictures that browsers show, by media type. */
const pictures: Readonly<Record<string, string>> = {
  "image/png":
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "image/gif": "R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==",
};

/** The body of an example. */
export function exampleBody(media: MediaType, content: Content, example: unknown): BodyValue {
  const isText = typeof example === "string";
  switch (content.form) {
    case "json":
      return { media, content, value: example };
    case "text":
      return { media, content, value: isText ? example : textOf(content, example) };
    case "bytes":
      return { media, content, value: bytesOf(media, isText ? example : JSON.stringify(example)) };
    case "events":
    case "lines":
      if (!isText) return { media, content, value: Array.isArray(example) ? example : [example] };
  }
  return { media, content, value: example, ...(isText && { isText }) };
}

/**
 * A body made from the contract alone.
 *
 * @throws Error when the schema allows no value, or none can be found.
 */
export function madeBody(media: MediaType, content: Content, { toolkit, ...options }: Making): BodyValue {
  const { schema } = media;
  const make = (place: Place | undefined, suffix = "") =>
    place ? toolkit.make(place, { ...options, seed: options.seed + suffix }) : {};
  switch (content.form) {
    case "bytes":
      return { media, content, value: picture(content) };
    case "text": {
      const value = schema ? make(schema) : "text";
      return { media, content, value: typeof value === "string" ? value : textOf(content, value) };
    }
    case "events":
    case "lines": {
      const item = media.itemSchema ?? (schema && subPlace(schema, "items")) ?? schema;
      const value = Array.from({ length: STREAMED }, (_, index) => make(item, `#item${index}`));
      return { media, content, value };
    }
    default:
      return { media, content, value: make(schema) };
  }
}

/** The parameters for making values. */
export interface Making extends MakeOptions {
  readonly toolkit: Toolkit;
}

/** The schema that can check a body's value; undefined where JSON Schema does not describe what is sent. */
export function judgedBy({ content, media, isText }: BodyValue): Place | undefined {
  return content.form === "json" && !isText && media.schema ? asReply(media.schema) : undefined;
}

function textOf({ type }: Content, value: unknown): string {
  if (/[/+]xml$/.test(essenceOf(type))) return toXml(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function bytesOf({ schema }: MediaType, text: string): Uint8Array {
  const encoding = schema && typeof schema.schema === "object" ? schema.schema.contentEncoding : undefined;
  const isBase64 = encoding === "base64" && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text);
  return isBase64 ? new Uint8Array(Buffer.from(text, "base64")) : new TextEncoder().encode(text);
}

function picture({ type }: Content): Uint8Array {
  const known = pictures[essenceOf(type)] ?? (/^(image\/)?\*/.test(type) ? pictures["image/png"] : undefined);
  return known === undefined
    ? new TextEncoder().encode("mock")
    : new Uint8Array(Buffer.from(known, "base64"));
}
