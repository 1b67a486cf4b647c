import { ClientError } from "./client-error.ts";

/** A time limit of the call, or of its last attempt, was reached. */
export class TimeoutError extends ClientError {
  override readonly name = "TimeoutError";
}
