/** What a waiter compares in an output. */
export interface OutputMatcher {
  /** Where the value is: names of members separated by dots; `[]` after a name means every item of a list. */
  readonly path: string;
  /**
   * `stringEquals` and `booleanEquals`: the value equals it. `allStringEquals`: every item equals it, and
   * there is one. `anyStringEquals`: an item equals it.
   */
  readonly comparator: "stringEquals" | "booleanEquals" | "allStringEquals" | "anyStringEquals";
  /** `true` or `false` as text for `booleanEquals`. */
  readonly expected: string;
}

/**
 * The required result of a call: an output of a kind, any output (`success: true`), any error, or an error by
 * its name.
 */
export type WaiterMatcher =
  | { readonly output: OutputMatcher }
  | { readonly success: boolean }
  | { readonly errorType: string };

/** What a result of a call means for the waiter. */
export interface WaiterAcceptor {
  readonly state: "success" | "failure" | "retry";
  readonly matcher: WaiterMatcher;
}

/**
 * How to wait until an operation shows that something has happened, in the words of
 * https://smithy.io/2.0/additional-specs/waiters.html.
 */
export interface Waiter {
  /** The name of the operation to call; absent for any. */
  readonly operation?: string;
  /** The first wait, in seconds. */
  readonly minDelay: number;
  /** The longest wait, in seconds. */
  readonly maxDelay: number;
  /**
   * The first one that matches decides. If none does, an error ends the waiting and an output continues it.
   */
  readonly acceptors: readonly WaiterAcceptor[];
}
