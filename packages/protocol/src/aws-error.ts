import type { ReceivedResponse } from "./codec.ts";
import { errorTypeHeader, parseErrorType } from "./error-type.ts";
import { toMembers } from "./members.ts";
import type { Operation } from "./operation.ts";
import type { ReceivedError } from "./received-error.ts";

/**
 * Reads an error response in the profile `aws`, whatever its form; it never throws. The name is from
 * `x-amzn-ErrorType`, else from the body's `__type` or `code`, where a name that the operation declares comes
 * first (a declared body may have its own `code` member). A body that is not a JSON object counts as empty.
 */
export function decodeAwsError(
  { service, outcomes }: Operation,
  { status, headers }: ReceivedResponse,
  text: string,
): ReceivedError {
  let body: Record<string, unknown> = {};
  try {
    body = toMembers(JSON.parse(text));
  } catch {}
  const header = headers.get(errorTypeHeader);
  const names = (header ? [header] : [body.__type, body.code, body.Code]).filter(isText).map(parseErrorType);
  const isDeclared = (name: string) => outcomes.some(({ error }) => error === name);
  const name = names.find(isDeclared) ?? (names[0] || "UnknownError");
  const own = service.errorMessage as string;
  const said = [own, "message", "Message", "detail", "title", "error"].map((member) => body[member]);
  const ids = ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"].map((id) => headers.get(id));
  return {
    name,
    status,
    body,
    headers,
    message: said.find(isText) ?? "",
    requestId: ids.find(isText),
    declared: isDeclared(name),
  };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
