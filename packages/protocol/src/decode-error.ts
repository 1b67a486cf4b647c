import type { ReceivedResponse } from "./codec.ts";
import { errorTypeHeader, parseErrorType } from "./error-type.ts";
import { type HeaderSource, toMembers } from "./members.ts";
import type { Operation } from "./operation.ts";
import { findOutcome } from "./outcomes.ts";

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
  let body: unknown = text;
  let members: Record<string, unknown> = {};
  try {
    body = JSON.parse(text);
    members = toMembers(body);
  } catch {}
  let names: unknown[];
  if (service.profile === "aws") {
    const header = headers.get(errorTypeHeader);
    names = (header ? [header] : [members.__type, members.code, members.Code])
      .filter(isText)
      .map(parseErrorType);
    body = members;
  } else {
    const outcome = findOutcome(operation, status);
    names = [outcome?.error];
    if (outcome?.contents?.[0]?.form === "text") body = text;
  }
  const isDeclared = (name: unknown) => outcomes.some(({ error }) => error && error === name);
  const name = names.find(isDeclared) ?? (names[0] || "UnknownError");
  const own = service.errorMessage as string;
  const said = [own, "message", "Message", "detail", "title", "error"].map((member) => members[member]);
  const ids = ["amzn-requestid", "amzn-request-id", "amz-request-id"];
  return {
    name: name as string,
    status,
    body,
    headers,
    message: [...said, body].find(isText) ?? "",
    requestId: ids.map((id) => headers.get(`x-${id}`)).find(isText),
    declared: isDeclared(name),
  };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
