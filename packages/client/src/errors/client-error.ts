import type { Next } from "@callsheet/protocol";
import { reasonOf } from "#platform";
import type { Attempt } from "../attempt.ts";

/** What is known about a fault besides the attempt that met it. */
export interface ClientErrorOptions {
  /** What caused it. */
  readonly cause?: unknown;
  /** How the message ends. Default: the message of the cause. */
  readonly reason?: string | undefined;
  /** What may follow it. Default: `"final"`. */
  readonly next?: Next | undefined;
}

/** The base class of every fault of a call. */
export abstract class ClientError extends Error {
  /** The operation's name, such as `GetStage`. */
  declare readonly operation: string;
  /**
   * How many times the request was sent, or would have been. 0 when the call ended before the first attempt.
   */
  declare readonly attempts: number;
  /**
   * What may follow an attempt that ended with this fault: `"final"` for nothing, `"retry"` for another
   * attempt, `"throttled"` for another attempt after a longer wait. A call can end with the latter two, too,
   * once its attempts or its time are used up.
   */
  declare readonly next: Next;

  /** Composes a sentence from the operation, the request, what happened to it and why. */
  constructor(
    what: string,
    { operation, attempt, request }: Attempt,
    { cause, reason = reasonOf(cause), next = "final" }: ClientErrorOptions = {},
  ) {
    const parts = [operation.service.name, operation.name];
    // Without the query, which may hold secrets.
    if (request) parts.push(`(${request.method} ${request.url.split("?")[0]})`);
    parts.push(reason ? `${what}: ${reason}` : what);
    super(parts.join(" "), cause ? { cause } : undefined);
    Object.assign(this, { operation: operation.name, attempts: attempt, next });
  }
}
