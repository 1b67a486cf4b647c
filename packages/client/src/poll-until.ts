import { sleep, withDeadline } from "./deadline.ts";

/** How `pollUntil` waits between calls. All times are in milliseconds. */
export interface PollOptions {
  /** The wait after the first call. Default: 1000. */
  readonly minDelay?: number | undefined;
  /** The longest wait; waits double until they reach it. Default: 30 000. */
  readonly maxDelay?: number | undefined;
  /** When to give up. Default: 300 000. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The value did not become what was waited for in time. */
export class PollTimeoutError extends Error {
  override readonly name = "PollTimeoutError";
}

/**
 * Calls until the predicate is true of what the call returns, and returns that. Waits grow from `minDelay` to `maxDelay`, each shortened by
 * up to a half at random, so that many pollers spread out. What the call or the predicate throws ends the polling.
 *
 * @throws {PollTimeoutError} after `timeout`.
 * @throws the signal's reason when it aborts.
 */
export async function pollUntil<T>(
  call: (options: { readonly signal: AbortSignal | undefined }) => Promise<T>,
  predicate: (value: T) => boolean,
  options: PollOptions = {},
): Promise<T> {
  const { minDelay = 1000, maxDelay = 30_000, timeout = 300_000, signal } = options;
  const expire = () => new PollTimeoutError(`What was polled for did not happen within ${timeout} ms.`);
  const poll = async (inner: AbortSignal | undefined): Promise<T> => {
    for (let delay = minDelay; ; delay = Math.min(delay * 2, maxDelay)) {
      const value = await call({ signal: inner });
      if (predicate(value)) return value;
      await sleep(Math.min(delay, maxDelay) * (1 - Math.random() / 2), inner);
    }
  };
  return withDeadline(poll, signal, timeout, expire);
}
