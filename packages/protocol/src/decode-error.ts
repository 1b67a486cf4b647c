import { decodeAwsError } from "./aws-error.ts";
import type { ReceivedResponse } from "./codec.ts";
import type { Operation } from "./operation.ts";
import { findOutcome } from "./outcomes.ts";
import type { ReceivedError } from "./received-error.ts";

/**
 * Reads an error response, whatever its form; it never throws. The status tells which error it is in the
 * profile `http`, its name does in the profile `aws`.
 */
export function decodeError(operation: Operation, response: ReceivedResponse, text: string): ReceivedError {
  const received = decodeAwsError(operation, response, text);
  if (operation.service.profile === "aws") return received;
  const outcome = findOutcome(operation, response.status);
  const name = outcome?.error;
  const body = outcome?.contents?.[0]?.form === "text" ? text : readErrorBody(text);
  const message = received.message || (typeof body === "string" ? body : "");
  return { ...received, name: name ?? "UnknownError", declared: name !== undefined, body, message };
}

/** A JSON value, or the text itself where it is not JSON. */
function readErrorBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
