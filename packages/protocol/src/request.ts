import {
  decodeHeader,
  decodeMembers,
  encodeBody,
  encodeHeader,
  type HeaderSource,
  type MessageBody,
  ownValue,
} from "./message.ts";
import type { Operation } from "./operation.ts";
import { escapeUri, fillPath, type PathLabels } from "./path.ts";
import { SerializationError } from "./serialization-error.ts";
import { decodeQuery, decodeValues, typedValues } from "./typed-values.ts";
import { textValues } from "./value-codec.ts";

/** A request as it goes on the wire, without host and signature. */
export interface EncodedRequest {
  readonly method: string;
  /** The path, escaped, with the query when there is one. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  readonly body: MessageBody;
}

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
  const { values = textValues } = operation;
  const headers: Record<string, string> = {};
  const labels: Record<string, string> = Object.create(null);
  const query: string[] = [];
  for (const [member, binding] of Object.entries(operation.input.bindings)) {
    const value = ownValue(input, member);
    if (value == null) continue;
    if (binding.in === "header") {
      headers[binding.name.toLowerCase()] = encodeHeader(member, value, binding, values);
    } else if (binding.in === "path") {
      labels[binding.name] = values.toText(member, value, binding);
    } else {
      const pairs = values.toQuery(member, value, binding, operation);
      query.push(...pairs.map((pair) => pair.map(escapeUri).join("=")));
    }
  }
  const path = fillPath(operation.path, labels);
  if (path.length > 8192) throw new SerializationError("The path is too long");
  return {
    method: operation.method,
    path: query.length ? `${path}${path.includes("?") ? "&" : "?"}${query.join("&")}` : path,
    headers,
    body: encodeBody(operation.input, input, headers),
  };
}

/**
 * Maps a request to the operation's flat input. Members are not checked against the contract, only their types are read.
 *
 * @throws {SerializationError} when the body is not an object, or the text of a header, label or query value is not of its type.
 */
export function decodeRequest(operation: Operation, parts: RequestParts): Record<string, unknown> {
  let query: URLSearchParams | undefined;
  return decodeMembers(operation.input, parts.body, (member, binding) => {
    if (binding.in === "header") return decodeHeader(member, parts.headers, binding, typedValues);
    if (binding.in === "path") {
      const text = parts.labels[binding.name];
      if (text === undefined)
        throw new SerializationError(`The path label "${binding.name}" is missing.`, member);
      return decodeValues(member, binding.list ? text.split(",") : [text], binding);
    }
    query ??= new URLSearchParams(parts.query);
    return decodeQuery(member, query, binding, operation);
  });
}
