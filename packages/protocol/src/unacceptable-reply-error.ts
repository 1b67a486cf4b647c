/**
 * A reply that another attempt would not improve: it is too large, or in an encoding that the transport does
 * not know. A transport that rejects with it, or with any other object whose `next` is `"final"`, ends the
 * call.
 */
export class UnacceptableReplyError extends Error {
  override readonly name = "UnacceptableReplyError";
  /** No other attempt follows. */
  readonly next = "final";
}
