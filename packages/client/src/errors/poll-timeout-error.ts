/** The value did not become what `pollUntil` waited for in time. */
export class PollTimeoutError extends Error {
  override readonly name = "PollTimeoutError";
}
