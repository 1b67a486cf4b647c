import {
  isObject,
  own,
  ownObject,
  type ResponseDeclaration,
  type ResponseHeader,
  valueAt,
} from "@callsheet/document";
import {
  type Bindings,
  encodeError,
  encodeOutput,
  hasContentType,
  isByteStream,
  type MessageBody,
  type Outcome,
} from "@callsheet/protocol";
import { type Reply, reply } from "@callsheet/server";
import type { BodyValue, Making } from "./body-value.ts";
import type { MockOperation } from "./mock-operation.ts";

/** The content of a reply before it is serialized. */
export interface ReplyParts {
  readonly status: number;
  readonly outcome: Outcome;
  readonly body?: BodyValue;
  /** Values of declared headers by lower-case name. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Headers that no document declares, such as `Preference-Applied`. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** Serializes a reply as the contract says, byte for byte as it will be sent. */
export async function writeReply(operation: MockOperation, parts: ReplyParts): Promise<Reply> {
  const { status, body, extra } = parts;
  const encoded = await encode(operation, parts);
  const isPlain = body === undefined || body.isText;
  const headers = {
    ...encoded.headers,
    ...(isPlain && body && { "content-type": body.content.type }),
    ...extra,
  };
  const whole = isPlain ? (body?.value as string | undefined) : await collect(encoded.body);
  return reply({ status, headers, body: whole });
}

function encode(operation: MockOperation, { status, outcome, body, headers }: ReplyParts) {
  const { descriptor, errorHeaders } = operation;
  const value = body && !body.isText ? body.value : undefined;
  if (outcome.error !== undefined) {
    const shared = Object.hasOwn(errorHeaders, outcome.error) ? errorHeaders[outcome.error] : {};
    const bound = membersOf({ ...shared, ...outcome.bindings }, headers);
    return encodeError(
      descriptor,
      { name: outcome.error, status, body: value, headers: bound },
      errorHeaders,
    );
  }
  const members = {
    ...(value !== undefined && outcome.body === "members" ? (value as object) : {}),
    ...(value !== undefined && outcome.body === "payload" && { body: value }),
    ...membersOf(outcome.bindings ?? {}, headers),
    ...(descriptor.tagged && { status }),
    ...(body && hasContentType(outcome) && { contentType: saidType(body) }),
  };
  return encodeOutput(descriptor, members);
}

/** Ranges such as `image/*` need an actual type. */
function saidType({ content: { type, form } }: BodyValue): string {
  if (!type.includes("*")) return type;
  if (form === "text") return "text/plain";
  return /^(image\/)?\*/.test(type) ? "image/png" : "application/octet-stream";
}

function membersOf(bindings: Bindings, headers: ReplyParts["headers"]): Record<string, unknown> {
  const bound = Object.entries(bindings).map(([member, { name }]) => [member, headers[name.toLowerCase()]]);
  return Object.fromEntries(bound.filter(([, value]) => value !== undefined));
}

/** A streamed reply ends: its items are already known. */
async function collect(body: Awaited<ReturnType<typeof encodeOutput>>["body"]): Promise<MessageBody> {
  if (!isByteStream(body)) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * Headers that say how a message travels, which is for the connection alone to say. Documents made from
 * recordings declare them.
 */
const framing = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "date",
  "keep-alive",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** The values of a response's headers: their examples, else values made from their schemas. */
export function headerValues(
  declaration: ResponseDeclaration | undefined,
  making: Making,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const header of declaration?.headers ?? []) {
    if (framing.has(header.name.toLowerCase())) continue;
    const value = headerExample(header) ?? madeHeader(header, making);
    if (value !== undefined) values[header.name.toLowerCase()] = value;
  }
  return values;
}

function headerExample({ schema, pointer }: ResponseHeader): unknown {
  const node = valueAt(schema.document.root, pointer);
  if (!isObject(node)) return undefined;
  const [first] = Object.values(ownObject(node, "examples"));
  return own(node, "example") ?? (isObject(first) ? own(first, "value") : undefined);
}

function madeHeader({ schema, name, required }: ResponseHeader, { toolkit, ...options }: Making): unknown {
  try {
    const value = toolkit.make(schema, { ...options, name });
    // A value that a header cannot hold is skipped.
    if (typeof value !== "string" || /^[\x20-\x7e]{1,1000}$/.test(value)) return value;
  } catch {}
  return required ? "mock" : undefined;
}
