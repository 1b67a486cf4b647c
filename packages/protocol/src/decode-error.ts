import { decodeAwsError } from "./aws-error.ts";
import type { ReceivedResponse } from "./codec.ts";
import type { Operation } from "./operation.ts";
import { findOutcome } from "./outcomes.ts";
import { parseMembers, type ReceivedError, receiveError } from "./received-error.ts";

/**
 * Reads an error response, whatever its form; it never throws. In the profile `http` the status tells which error it is; in the profile
 * `aws` its name does.
 */
export function decodeError(operation: Operation, response: ReceivedResponse, text: string): ReceivedError {
  if (operation.service.profile === "aws") return decodeAwsError(operation, response, text);
  const outcome = findOutcome(operation, response.status);
  const body = outcome?.contents?.[0]?.form === "text" ? text : parseBody(text);
  return receiveError(operation, response, { names: [outcome?.error], members: parseMembers(text), body });
}

/** A JSON value without the members that nothing may have, or the text itself where it is no JSON. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
