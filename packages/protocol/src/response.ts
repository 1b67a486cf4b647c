import { encodeBody } from "./body.ts";
import { errorTypeHeader, parseErrorType } from "./error-type.ts";
import {
  type Bindings,
  checkHeader,
  type HeaderSource,
  type MessageBody,
  ownValue,
  toMembers,
} from "./message.ts";
import type { Operation } from "./operation.ts";
import { SerializationError } from "./serialization-error.ts";
import { encodeText } from "./typed-values.ts";

/** A response as it goes on the wire. */
export interface EncodedResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  readonly body: MessageBody;
}

/** A response as a client received it, apart from its body. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: HeaderSource;
}

/** An error of an operation, as a server holds it. */
export interface ErrorMembers {
  /** The error's name, such as `ValidationException`. */
  readonly name: string;
  /** The members of the body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Members that travel as headers, by member name. */
  readonly headers?: object;
}

/** An error read from a response. */
export interface ReceivedError {
  readonly name: string;
  readonly status: number;
  /** The members of the body; empty when that is not a JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: HeaderSource;
  /** The text for humans: the service's own member, else `message`; empty when the body has neither. */
  readonly message: string;
  /** The service's id for the request. */
  readonly requestId: string | undefined;
  /** True when the operation declares an error of this name. */
  readonly declared: boolean;
}

/**
 * Maps a flat output to a response.
 *
 * @throws {SerializationError} when a bound member is of the wrong type or the body cannot be written.
 */
export function encodeResponse(operation: Operation, output: object): EncodedResponse {
  const headers = encodeHeaders(operation.output.bindings, output);
  return { status: operation.output.status, headers, body: encodeBody(operation.output, output, headers) };
}

/**
 * Maps a response of success to the flat output. Unknown members stay in it.
 *
 * @throws {SerializationError} when the body is not what the operation returns: not JSON, not an object, a header of another type.
 */
export function decodeResponse(
  { output, values }: Operation,
  response: ReceivedResponse,
  text: string,
): Record<string, unknown> {
  return values.fromReply(output, text, response.headers);
}

/**
 * Maps an error to a response. `error.name` goes into `x-amzn-ErrorType`; its status is the declared one.
 *
 * @throws {SerializationError} when the operation declares no such error.
 */
export function encodeError(operation: Operation, error: ErrorMembers): EncodedResponse {
  const descriptor = Object.hasOwn(operation.errors, error.name) ? operation.errors[error.name] : undefined;
  if (!descriptor) throw new SerializationError(`${operation.name} declares no error "${error.name}".`);
  const headers = encodeHeaders(descriptor.bindings ?? {}, error.headers ?? {});
  headers[errorTypeHeader] = error.name;
  const message = { bindings: {}, body: "members" as const };
  return { status: descriptor.status, headers, body: encodeBody(message, error.body, headers) };
}

/**
 * Reads an error response, whatever its form: the name from `x-amzn-ErrorType`, else from the body's `__type` or `code`, where one that
 * the operation declares comes first (a declared body may have a `code` member of its own). It never throws: a body that is not a JSON
 * object counts as empty.
 */
export function decodeError(
  operation: Operation,
  { status, headers }: ReceivedResponse,
  text: string,
): ReceivedError {
  let body: Record<string, unknown> = {};
  try {
    body = toMembers(JSON.parse(text));
  } catch {}
  const header = headers.get(errorTypeHeader);
  const names = (header ? [header] : [body.__type, body.code, body.Code]).filter(isText).map(parseErrorType);
  const isDeclared = (name: string) => Object.hasOwn(operation.errors, name);
  const name = names.find(isDeclared) ?? (names[0] || "UnknownError");
  const message = [body[operation.service.errorMessage], body.message, body.Message].find(isText) ?? "";
  const ids = ["amzn-requestid", "amzn-request-id", "amz-request-id"];
  const requestId = ids.map((id) => headers.get(`x-${id}`)).find(isText);
  return { name, status, body, headers, message, requestId, declared: isDeclared(name) };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

function encodeHeaders(bindings: Bindings, members: object): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const member in bindings) {
    const binding = bindings[member] as Bindings[string];
    const value = ownValue(members, member);
    if (value != null)
      headers[binding.name.toLowerCase()] = checkHeader(member, encodeText(member, value, binding));
  }
  return headers;
}
