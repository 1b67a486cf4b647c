import { errorTypeHeader, parseErrorType } from "./error-type.ts";
import {
  decodeHeader,
  decodeMembers,
  encodeBody,
  encodeHeader,
  type HeaderSource,
  isJson,
  jsonMediaType,
  type MessageBody,
  ownValue,
  toMembers,
} from "./message.ts";
import type { Binding, Operation } from "./operation.ts";
import { SerializationError } from "./serialization-error.ts";
import { typedValues } from "./typed-values.ts";
import { textValues } from "./value-codec.ts";

/** A response as it goes on the wire. */
export interface EncodedResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  readonly body: MessageBody;
}

/** A response as a client received it. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: HeaderSource;
  /** The body as text; empty when there is none. */
  readonly text: string;
}

/** An error of an operation, as either side holds it. */
export interface ErrorMembers {
  /** The error's name, such as `ValidationException`. */
  readonly name: string;
  /** The members of the body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Members that travel as headers, by member name. */
  readonly headers?: object;
}

/** An error read from a response. */
export interface ReceivedError extends Required<ErrorMembers> {
  readonly status: number;
  /** The text for humans: the service's own member, else `message`; empty when the body has neither. */
  readonly message: string;
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
export function decodeResponse(operation: Operation, response: ReceivedResponse): Record<string, unknown> {
  const { output } = operation;
  const { text, headers } = response;
  const body = text && (isJson(output.mediaType ?? jsonMediaType) ? parseJson(text) : text);
  const content = text && output.body !== "none" ? body : undefined;
  return decodeMembers(output, content, (member, binding) =>
    decodeHeader(member, headers, binding, operation.values ?? textValues),
  );
}

/**
 * Maps an error to a response. `error.name` goes into `x-amzn-ErrorType`; its status is the declared one.
 *
 * @throws {SerializationError} when the operation declares no such error.
 */
export function encodeError(operation: Operation, error: ErrorMembers): EncodedResponse {
  const descriptor = Object.hasOwn(operation.errors, error.name) ? operation.errors[error.name] : undefined;
  if (!descriptor) throw new SerializationError(`${operation.name} declares no error "${error.name}".`);
  const headers = encodeHeaders(descriptor.bindings, error.headers ?? {});
  headers[errorTypeHeader] = error.name;
  const message = { bindings: {}, body: "members" as const };
  return { status: descriptor.status, headers, body: encodeBody(message, error.body, headers) };
}

/**
 * Reads an error response, whatever its form: the name from `x-amzn-ErrorType`, else from the body's `__type` or `code`, where one that
 * the operation declares comes first (a declared body may have a `code` member of its own). It never throws: a body that is not a JSON
 * object counts as empty.
 */
export function decodeError(operation: Operation, response: ReceivedResponse): ReceivedError {
  const { status, text, headers: received } = response;
  let body: Record<string, unknown> = {};
  const headers: Record<string, unknown> = {};
  const firstText = (values: readonly unknown[]) =>
    values.find((value) => value && typeof value === "string") as string | undefined;
  try {
    body = toMembers(parseJson(text));
  } catch {}
  const isDeclared = (value: unknown) => Object.hasOwn(operation.errors, parseErrorType(String(value)));
  const header = received.get(errorTypeHeader);
  const names = header ? [header] : [body.__type, body.code, body.Code];
  const name = parseErrorType(firstText([names.find(isDeclared), ...names]) ?? "UnknownError");
  const declared = isDeclared(name);
  try {
    for (const [member, binding] of Object.entries(
      declared ? (operation.errors[name]?.bindings ?? {}) : {},
    )) {
      const value = decodeHeader(member, received, binding, operation.values ?? textValues);
      if (value !== undefined) headers[member] = value;
    }
  } catch {}
  const message = firstText([body[operation.service.errorMessage], body.message, body.Message]) ?? "";
  return { name, status, body, headers, message, declared };
}

function encodeHeaders(bindings: Readonly<Record<string, Binding>>, members: object): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [member, binding] of Object.entries(bindings)) {
    const value = ownValue(members, member);
    if (value != null)
      headers[binding.name.toLowerCase()] = encodeHeader(member, value, binding, typedValues);
  }
  return headers;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SerializationError("The body is not JSON", undefined, { cause });
  }
}
