import { reasonOf } from "#platform";
import type { Attempt } from "../attempt.ts";
import type { Next } from "../retry.ts";

/** What is known of a fault beside the attempt that met it. */
export interface ClientErrorOptions {
  /** What caused it. */
  readonly cause?: unknown;
  /** How the message ends. Default: the message of the cause. */
  readonly reason?: string | undefined;
  /** What may follow it. Default: `"final"`. */
  readonly next?: Next;
}

/** The base class of every fault of a call. */
export abstract class ClientError extends Error {
  /** The operation's name, such as `GetStage`. */
  readonly operation: string;
  /** How many times the request was sent, or would have been. 0 when the call ended before the first attempt. */
  readonly attempts: number;
  /**
   * What may follow an attempt that ended with this fault: `"final"` for nothing, `"retry"` for another attempt, `"throttled"` for
   * another attempt after a longer wait. A call can end with the latter two, too, once its attempts or its time are used up.
   */
  readonly next: Next;

  /** Makes a sentence of the operation, the request, what happened to it and why. */
  constructor(what: string, attempt: Attempt, { cause, reason, next = "final" }: ClientErrorOptions = {}) {
    const why = reason ?? reasonOf(cause);
    super(
      `${describeCall(attempt)} ${what}${why ? `: ${why}` : ""}`,
      cause === undefined ? undefined : { cause },
    );
    this.operation = attempt.operation.name;
    this.attempts = attempt.attempt;
    this.next = next;
  }
}

/** Service and operation, and the request once there is one, without its query: that may hold secrets. */
function describeCall({ operation, request }: Attempt): string {
  const name = `${operation.service.name} ${operation.name}`;
  return request ? `${name} (${request.method} ${request.url.split("?", 1)[0]})` : name;
}
