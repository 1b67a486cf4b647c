import { ClientError } from "./client-error.ts";

/** The caller's signal aborted the call. The signal's reason is the `cause`. */
export class AbortError extends ClientError {
  override readonly name = "AbortError";
}
