import type { Operation, OutputOf, Waiter } from "@callsheet/protocol";
import type { Open } from "./open.ts";
import type { OperationMethod, ServiceErrorOf } from "./operation-method.ts";
import type { InputFor } from "./paginate.ts";

/** What to wait for, and how long. All times are in milliseconds. */
export interface WaitOptions<W extends Waiter = Waiter> {
  /** The waiter: one that the document declares, or your own. */
  readonly waiter: W;
  /** When to give up; 0 or `Infinity` for never. Default: 300 000. */
  readonly maxWait?: number | undefined;
  /** The wait after the first call, more than 0. Default: the waiter's. */
  readonly minDelay?: number | undefined;
  /** The longest wait, more than 0; waits double until they reach it. Default: the waiter's. */
  readonly maxDelay?: number | undefined;
  /** Ends the waiting when it aborts, even during a call or a wait. */
  readonly signal?: AbortSignal | undefined;
}

/** The acceptors of a waiter that lead to a state. */
type Leading<W extends Waiter, State> = Extract<W["acceptors"][number], { readonly state: State }>;

/** An object whose member at a path has a value. Values in lists stay unchanged. */
type At<Path extends string, Value> = Path extends `${string}[]${string}`
  ? unknown
  : Path extends `${infer Head}.${infer Rest}`
    ? { readonly [Name in Head]: At<Rest, Value> }
    : { readonly [Name in Path]: Value };

/** The output of an acceptor; undefined for an error. */
type Taken<O extends Operation, A> = A extends { readonly matcher: { readonly output: infer M } }
  ? M extends {
      readonly comparator: "stringEquals";
      readonly path: infer P extends string;
      readonly expected: infer V;
    }
    ? Open<OutputOf<O>> & At<P, V>
    : Open<OutputOf<O>>
  : A extends { readonly matcher: { readonly success: true } }
    ? Open<OutputOf<O>>
    : undefined;

/**
 * The output that a waiter waits for, narrowed by what ended the waiting. Undefined for a waiter that waits
 * for an error.
 */
export type AwaitedOutput<O extends Operation, W extends Waiter> = Taken<O, Leading<W, "success">>;

/** An output that rules out what a waiter waits for. */
export type FailedOutput<O extends Operation, W extends Waiter> = NonNullable<
  Taken<O, Leading<W, "failure">>
>;

/** The result of waiting: the expected output, an output that rules it out, or an error of the operation. */
export type WaitResult<O extends Operation, W extends Waiter> =
  | { readonly ok: true; readonly output: AwaitedOutput<O, W> }
  | { readonly ok: false; readonly output: FailedOutput<O, W>; readonly error?: undefined }
  | { readonly ok: false; readonly output?: undefined; readonly error: ServiceErrorOf<O> };

/** Waits as a waiter of an operation says. */
export interface WaitUntil {
  /**
   * Calls an operation until its waiter is satisfied, and returns that output.
   *
   * @throws {WaitFailedError} when an output rules the result out.
   * @throws {ServiceError} when the operation answers an error, unless the waiter continues after it.
   * @throws {PollTimeoutError} after `maxWait`.
   * @throws {TypeError} when the waiter is another operation's.
   * @throws the signal's reason when it aborts, and whatever else calls throw.
   */
  <O extends Operation, W extends Waiter>(
    method: OperationMethod<O>,
    input: InputFor<O>,
    options: WaitOptions<W>,
  ): Promise<AwaitedOutput<O, W>>;
  /**
   * Returns the result of waiting, including a declared error. Everything else is thrown, as by the function
   * itself.
   */
  try<O extends Operation, W extends Waiter>(
    method: OperationMethod<O>,
    input: InputFor<O>,
    options: WaitOptions<W>,
  ): Promise<WaitResult<O, W>>;
}
