import { type BodyValue, bodyOf, withType, writeBody } from "./bodies/body.ts";
import type { ByteStream } from "./byte-stream.ts";
import { chooseContent, contentsOf, hasContentType } from "./contents.ts";
import type { Awaitable } from "./digest.ts";
import { errorTypeHeader } from "./error-type.ts";
import { type MessageBody, ownValue } from "./members.ts";
import type { Content } from "./message-descriptor.ts";
import type { ErrorHeaders, Operation, Outcome } from "./operation.ts";
import { findError, findOutcome } from "./outcomes.ts";
import { writeHeaders } from "./parameters/parameter.ts";
import { SerializationError } from "./serialization-error.ts";

/** A response as sent. A stream is the body of `events` and `lines`. */
export interface EncodedResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  readonly body: MessageBody | ByteStream;
}

/** An error of an operation, as a server holds it. */
export interface ErrorMembers {
  /** The error's name, such as `ValidationException`. */
  readonly name: string;
  /** The status, for an error that has several. Default: the declared one; of a range, the first free one. */
  readonly status?: number | undefined;
  /** The members of the body, or the body itself where it is not an object. */
  readonly body: unknown;
  /** Members that travel as headers, by member name. */
  readonly headers?: object;
}

/** The status of an outcome. Of a range, and of `default`, the first that no other outcome takes. */
function statusOf(operation: Operation, outcome: Outcome): number {
  const { status, error } = outcome;
  if (typeof status === "number") return status;
  const first = status === "default" ? (error ? 500 : 200) : Number(status[0]) * 100;
  for (let one = first; one < first + 100; one++) if (findOutcome(operation, one) === outcome) return one;
  return first;
}

/**
 * Maps a flat output to a response. If several outcomes are successes, the member `status` says which; if
 * several media types are declared, the member `contentType` says which, else what the client accepts.
 *
 * @throws {SerializationError} when a bound member is of the wrong type, the body cannot be written, or no
 * success has the status.
 */
export function encodeOutput(
  operation: Operation,
  output: object,
  accept?: string,
): Awaitable<EncodedResponse> {
  const { outcome, status } = pickSuccess(operation, output);
  const { service } = operation;
  const { status: _, ...others } = output as { status?: unknown };
  const members = operation.tagged ? others : output;
  const headers: Record<string, string> = {};
  if (outcome.bindings) writeHeaders(outcome.bindings, members, { headers, profile: service.profile });
  const isOpen = accept !== undefined && hasContentType(outcome) && ownValue(members, "contentType") == null;
  const content = isOpen ? chooseContent(contentsOf(outcome), accept) : undefined;
  const message = content ? { ...outcome, contents: [content] } : outcome;
  return finish(operation, bodyOf(message, members, service), { status, headers });
}

function pickSuccess(operation: Operation, output: object): { outcome: Outcome; status: number } {
  const outcomes = operation.outcomes.filter(({ error }) => !error);
  const said = operation.tagged ? ownValue(output, "status") : undefined;
  const found = typeof said === "number" ? findOutcome({ ...operation, outcomes }, said) : undefined;
  const outcome = operation.tagged ? found : outcomes[0];
  if (!outcome)
    throw new SerializationError(`${operation.name} does not declare success with status ${said}`, "status");
  return { outcome, status: found ? (said as number) : statusOf(operation, outcome) };
}

function finish(
  { service }: Operation,
  given: BodyValue | undefined,
  { status, headers }: Pick<EncodedResponse, "status" | "headers">,
): Awaitable<EncodedResponse> {
  if (!given) return { status, headers, body: undefined };
  const put = ({ type, body }: { type: string; body: EncodedResponse["body"] }) => {
    headers["content-type"] ??= type;
    return { status, headers, body };
  };
  const written = writeBody(given, service.profile, "reply");
  return written instanceof Promise ? written.then(put) : put(written);
}

/**
 * Maps an error to a response: the status and the body as declared by the outcome of its name, and in the
 * profile `aws` its name in `x-amzn-ErrorType`.
 *
 * @throws {SerializationError} when the operation declares no such error, or its body cannot be written.
 */
export function encodeError(
  operation: Operation,
  error: ErrorMembers,
  errorHeaders: ErrorHeaders = {},
): EncodedResponse {
  const { service, name } = operation;
  const outcome = findError(operation, error.name, error.status);
  if (!outcome) throw new SerializationError(`${name} declares no error "${error.name}".`);
  const headers: Record<string, string> = {};
  const shared = Object.hasOwn(errorHeaders, error.name) ? errorHeaders[error.name] : undefined;
  const bindings = { ...shared, ...outcome.bindings };
  writeHeaders(bindings, error.headers ?? {}, { headers, profile: service.profile });
  if (service.profile === "aws") headers[errorTypeHeader] = error.name;
  const status = error.status ?? statusOf(operation, outcome);
  const encoded = finish(operation, errorBody(outcome, error.body), { status, headers });
  if (encoded instanceof Promise)
    throw new SerializationError(`The body of "${error.name}" must not be a Blob`, "body");
  return encoded;
}

/** Text is sent as the first declared text, bytes as bytes, everything else as JSON where there is one. */
function errorBody(outcome: Outcome, value: unknown): BodyValue | undefined {
  if (!outcome.body || value === undefined) return undefined;
  const contents = contentsOf(outcome);
  const form = value instanceof Uint8Array ? "bytes" : "json";
  const fits = contents.find((content) => content.form === form);
  const text = typeof value === "string" ? contents.find((content) => content.form === "text") : undefined;
  return withType(text ?? fits ?? (contents[0] as Content), value, undefined);
}
