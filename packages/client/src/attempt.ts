import type { Operation } from "@callsheet/protocol";
import type { Target } from "./target.ts";
import type { HttpRequest, HttpResponse } from "./transport.ts";

/**
 * A call at its current attempt. All hooks of a call get the same object, and may change only the request's
 * headers in it.
 */
export interface Attempt {
  /** The called operation. */
  readonly operation: Operation;
  /** The input, with its idempotency token. It was encoded before `beforeCall`. */
  readonly input: Readonly<Record<string, unknown>>;
  /** 1 for the first attempt; 0 before it. */
  readonly attempt: number;
  /** The request of this attempt. Absent only in `beforeCall`. */
  readonly request?: HttpRequest;
  /** The reply, once there is one. */
  readonly response?: HttpResponse | undefined;
  /** What went wrong, in `beforeRetry` and `onError`. */
  readonly error?: unknown;
  /** The wait before the next attempt in milliseconds, in `beforeRetry`. */
  readonly delay?: number;
  /** The output, in `afterCall`. */
  readonly output?: unknown;
}

/** An attempt as the client itself holds it. */
export type Call = { -readonly [Name in keyof Attempt]: Attempt[Name] } & Target & {
    /** The caller's signal, which ends streams even after the call. */
    readonly signal: AbortSignal | undefined;
  };
