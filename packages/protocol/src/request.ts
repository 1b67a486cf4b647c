import { type HeaderSource, toMembers } from "./message.ts";
import type { Binding, Operation } from "./operation.ts";
import type { PathLabels } from "./path.ts";
import { SerializationError } from "./serialization-error.ts";
import { decodeHeaders, decodeQuery, decodeValues } from "./typed-values.ts";
import type { EncodedRequest } from "./value-codec.ts";

/** What a server took apart before it knows the members. */
export interface RequestParts {
  /** As matched by `compilePath`. */
  readonly labels: PathLabels;
  /** The query, without the question mark. */
  readonly query: string;
  readonly headers: HeaderSource;
  /** The parsed JSON body; the raw text or bytes when the operation's media type is another one; `undefined` for no body. */
  readonly body: unknown;
}

/**
 * Maps a flat input to a request.
 *
 * @throws {SerializationError} when a label is missing, empty, `.` or `..`, or a bound member is of the wrong type or too long (8192
 *   characters for a path, and for a header).
 */
export function encodeRequest(operation: Operation, input: object): EncodedRequest {
  return operation.values.toRequest(operation, input);
}

/**
 * Maps a request to the operation's flat input. Members are not checked against the contract, only their types are read.
 *
 * @throws {SerializationError} when the body is not an object, or the text of a header, label or query value is not of its type.
 */
export function decodeRequest(operation: Operation, parts: RequestParts): Record<string, unknown> {
  const { bindings, body: kind } = operation.input;
  const members = kind === "members" ? toMembers(parts.body, bindings) : {};
  if (kind === "payload" && parts.body !== undefined) members.body = parts.body;
  decodeHeaders(bindings, parts.headers, members);
  let query: URLSearchParams | undefined;
  for (const member in bindings) {
    const binding = bindings[member] as Binding;
    if (binding.in === "path") members[member] = decodeLabel(member, parts.labels[binding.name], binding);
    if (binding.in !== "query") continue;
    query ??= new URLSearchParams(parts.query);
    const value = decodeQuery(member, query, binding, operation);
    if (value !== undefined) members[member] = value;
  }
  return members;
}

function decodeLabel(member: string, text: string | undefined, binding: Binding): unknown {
  if (text === undefined)
    throw new SerializationError(`The path label "${binding.name}" is missing.`, member);
  return decodeValues(member, binding.list ? text.split(",") : [text], binding);
}
