import type { Exception } from "./run-options.ts";
import type { UnprovenOperation } from "./success-watch.ts";

/** How a run ended. */
export interface RunEnd {
  /** Why the run stopped before its last case, if the target caused it. */
  readonly aborted?: string;
  /**
   * Why the run stopped before its last case, if the caller caused it: the budget is spent, or it was
   * interrupted.
   */
  readonly cut?: "budget" | "interrupted";
  /** Known failures that passed: each is a failure of the run. */
  readonly staleExceptions: readonly Exception[];
  /** Operations whose base call was turned away, so that little could be tried on them, with reasons. */
  readonly untested: readonly { readonly operation: string; readonly reason: string }[];
  /** Operations that no case could be derived for, with reasons. */
  readonly uncovered: readonly {
    readonly operation: string;
    readonly pointer: string;
    readonly reason: string;
  }[];
  /** Operations whose declared success was never seen; empty if only some cases were requested. */
  readonly unproven: readonly UnprovenOperation[];
  /** What the answers as a whole say about how the target was called. */
  readonly advice: readonly string[];
}
