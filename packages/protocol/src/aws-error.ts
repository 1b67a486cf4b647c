import type { ReceivedResponse } from "./codec.ts";
import { errorTypeHeader, parseErrorType } from "./error-type.ts";
import type { Operation } from "./operation.ts";
import { isText, parseMembers, type ReceivedError, receiveError } from "./received-error.ts";

/**
 * Reads an error response in the profile `aws`, whatever its form; it never throws. The name is from `x-amzn-ErrorType`, else from the
 * body's `__type` or `code`, where one that the operation declares comes first (a declared body may have a `code` member of its own). A
 * body that is not a JSON object counts as empty.
 */
export function decodeAwsError(
  operation: Operation,
  response: ReceivedResponse,
  text: string,
): ReceivedError {
  const members = parseMembers(text);
  const header = response.headers.get(errorTypeHeader);
  const found = header ? [header] : [members.__type, members.code, members.Code];
  const names = found.filter(isText).map(parseErrorType);
  return receiveError(operation, response, { names, members, body: members });
}
