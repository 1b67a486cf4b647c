import type { Bindings } from "./binding.ts";
import { readBody } from "./bodies/read-body.ts";
import type { ByteStream } from "./byte-stream.ts";
import { contentsOf, essenceOf, hasContentType } from "./contents.ts";
import { type HeaderSource, toMembers } from "./members.ts";
import type { Content } from "./message-descriptor.ts";
import type { Operation } from "./operation.ts";
import type { ParseJson } from "./parameters/content-text.ts";
import { readParameters } from "./parameters/parameter.ts";
import type { PathLabels } from "./path.ts";
import { SerializationError } from "./serialization-error.ts";

/** What a server parsed before it knows the members. */
export interface RequestParts {
  /** As matched by `compilePath`: still percent-encoded. */
  readonly labels: PathLabels;
  /** The query, without the question mark. */
  readonly query: string;
  readonly headers: HeaderSource;
  /** The body; `undefined` for no body. A JSON body may come parsed, as `json`. */
  readonly body?: string | Uint8Array | ByteStream | undefined;
  /** The value of a body that is JSON, where the server parses it. */
  readonly json?: unknown;
  /** The content that the request's Content-Type matched. Default: the first declared one. */
  readonly content?: Content | undefined;
  /** Parses the JSON texts inside parameters, forms and streams. Default: `JSON.parse`. */
  readonly parse?: ParseJson;
}

/**
 * Maps a request to the operation's flat input, filling in default values of parameters. It only reads types;
 * it does not check members against the contract.
 *
 * @throws {SerializationError} when the body does not match its type, or a text is not of its type. Its
 * `undeclared` is true when a closed body has a member that it does not declare, because that is the name of
 * a parameter.
 */
export function decodeRequest(operation: Operation, parts: RequestParts): Record<string, unknown> {
  const { service, input } = operation;
  const { bindings = {} } = input;
  const members = readMembers(operation, parts);
  const { labels, query, headers, parse } = parts;
  readParameters(bindings, { labels, query, headers, parse, profile: service.profile }, members);
  fillDefaults(bindings, members);
  return members;
}

function readMembers(operation: Operation, parts: RequestParts): Record<string, unknown> {
  const { service, input } = operation;
  const { body: kind, bindings = {} } = input;
  const content = parts.content ?? (contentsOf(input)[0] as Content);
  const { json, body, headers, parse } = parts;
  if (!kind || (body === undefined && json === undefined)) return {};
  const sent = headers.get("content-type") ?? content.type;
  const value =
    json === undefined
      ? readBody(body as string, { content, contentType: sent, profile: service.profile, parse })
      : json;
  const members: Record<string, unknown> =
    kind === "payload" ? { body: value } : toMembers(value, service, bindings);
  if (kind === "members" && input.closed) refuseBound(value as object, bindings);
  if (hasContentType(input))
    members.contentType = content.type.includes("*") ? essenceOf(sent) : content.type;
  return members;
}

/** A closed body's schema does not name a bound member. */
function refuseBound(body: object, bindings: Bindings): void {
  const name = Object.keys(body).find((member) => Object.hasOwn(bindings, member));
  if (name === undefined) return;
  const error = new SerializationError(`The body must not have a member "${name}"`, name);
  throw Object.assign(error, { undeclared: true });
}

function fillDefaults(bindings: Bindings, members: Record<string, unknown>): void {
  for (const member in bindings) {
    const given = bindings[member]?.default;
    if (given !== undefined && !Object.hasOwn(members, member)) members[member] = structuredClone(given);
  }
}
