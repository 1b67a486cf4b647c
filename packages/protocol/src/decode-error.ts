import { errorTypeHeader, parseErrorType } from "./error-type.ts";
import { type HeaderSource, toMembers } from "./members.ts";
import type { Operation } from "./operation.ts";
import { findOutcome } from "./outcomes.ts";

/** A response as a client received it, apart from its body. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: HeaderSource;
}

/** An error read from a response. */
export interface ReceivedError {
  readonly name: string;
  readonly status: number;
  /** The body as declared: the members of an object, another JSON value, a text. In the profile `aws` empty when it is not an object. */
  readonly body: unknown;
  readonly headers: HeaderSource;
  /** The text for humans: the service's own member, else one that others use; empty when the body has none. */
  readonly message: string;
  /** The service's id for the request. */
  readonly requestId: string | undefined;
  /** True when the operation declares the error. */
  readonly declared: boolean;
}

/**
 * Reads an error response, whatever its form; it never throws. In the profile `http` the status tells which error it is.
 *
 * In the profile `aws` the name does: from `x-amzn-ErrorType`, else from the body's `__type` or `code`, where one that the operation
 * declares comes first (a declared body may have a `code` member of its own). A body that is not a JSON object counts as empty.
 */
export function decodeError(
  operation: Operation,
  { status, headers }: ReceivedResponse,
  text: string,
): ReceivedError {
  const { service, outcomes } = operation;
  let json: unknown;
  let members: Record<string, unknown> = {};
  try {
    json = JSON.parse(text);
    members = toMembers(json);
  } catch {}
  const find = (names: readonly unknown[]) => names.map((name) => members[name as string]).find(isText);
  let names: string[];
  let body: unknown = members;
  if (service.profile === "aws") {
    const header = headers.get(errorTypeHeader);
    const said = header ? [header] : ["__type", "code", "Code"].map((name) => members[name]);
    names = said.filter(isText).map(parseErrorType);
  } else {
    const outcome = findOutcome(operation, status);
    names = [outcome?.error ?? ""];
    body = json === undefined || outcome?.contents?.[0]?.form === "text" ? text : json;
  }
  const isDeclared = (name: string) => outcomes.some(({ error }) => error && error === name);
  const name = names.find(isDeclared) ?? (names[0] || "UnknownError");
  const nested = Object(members.error).message;
  const message =
    find([service.errorMessage, "message", "Message", "detail", "title", "error_description", "error"]) ??
    [nested, body].find(isText) ??
    "";
  const ids = ["amzn-requestid", "amzn-request-id", "amz-request-id", "request-id"];
  const requestId = ids.map((id) => headers.get(`x-${id}`)).find(isText);
  return { name, status, body, headers, message, requestId, declared: isDeclared(name) };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
