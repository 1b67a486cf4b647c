import { ClientError } from "./client-error.ts";

/** The call, or its last attempt, reached its time limit. */
export class TimeoutError extends ClientError {
  override readonly name = "TimeoutError";
}
