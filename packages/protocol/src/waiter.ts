/** What a waiter compares in an output. */
export interface OutputMatcher {
  /** Where the value is: names of members with dots between them; `[]` after a name stands for every item of a list. */
  readonly path: string;
  /** `stringEquals` and `booleanEquals`: the value is it. `allStringEquals`, `anyStringEquals`: every item is it, and there is one; an item is. */
  readonly comparator: "stringEquals" | "booleanEquals" | "allStringEquals" | "anyStringEquals";
  /** `true` or `false` as text for `booleanEquals`. */
  readonly expected: string;
}

/** What a call must come to: an output of a kind, any output (`success: true`), any error, or an error by its name. */
export type WaiterMatcher =
  | { readonly output: OutputMatcher }
  | { readonly success: boolean }
  | { readonly errorType: string };

/** What it means for the waiter that a call comes to something. */
export interface WaiterAcceptor {
  readonly state: "success" | "failure" | "retry";
  readonly matcher: WaiterMatcher;
}

/** How to wait until an operation shows that something has happened, in the words of https://smithy.io/2.0/additional-specs/waiters.html. */
export interface Waiter {
  /** The name of the operation that is called; any where it is absent. */
  readonly operation?: string;
  /** The first wait, in seconds. */
  readonly minDelay: number;
  /** The longest wait, in seconds. */
  readonly maxDelay: number;
  /** The first one that matches decides. When none does, an error ends the waiting and an output goes on with it. */
  readonly acceptors: readonly WaiterAcceptor[];
}
