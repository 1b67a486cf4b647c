import { longestTimer, sleep, withDeadline } from "./deadline.ts";
import { PollTimeoutError } from "./errors/poll-timeout-error.ts";
import { resolveLimits } from "./limits.ts";
import { refuseOption } from "./refuse-option.ts";

/** How `pollUntil` waits between calls. All times are in milliseconds. */
export interface PollOptions {
  /** The wait after the first call, more than 0. Default: 1000. */
  readonly minDelay?: number | undefined;
  /** The longest wait, more than 0; waits double until they reach it. Default: 30 000. */
  readonly maxDelay?: number | undefined;
  /** When to give up; 0 or `Infinity` for never. Default: 300 000. */
  readonly timeout?: number | undefined;
  /** Ends the polling when it aborts, even during a call or a wait. */
  readonly signal?: AbortSignal | undefined;
}

const defaultPollLimits = { minDelay: 1000, maxDelay: 30_000, timeout: 300_000 };

/**
 * Calls until the predicate returns true for the result, and returns that. Waits grow from `minDelay` to
 * `maxDelay`, each shortened at random by up to a half, so that many pollers spread out. What the call or the
 * predicate throws ends the polling.
 *
 * @throws {PollTimeoutError} after `timeout`.
 * @throws the signal's reason when it aborts.
 * @throws {TypeError} when a delay or the timeout is invalid.
 */
export async function pollUntil<T>(
  call: (options: { readonly signal: AbortSignal | undefined }) => Promise<T>,
  predicate: (value: T) => boolean,
  options: PollOptions = {},
): Promise<T> {
  const { minDelay, maxDelay, timeout } = resolveLimits(options, defaultPollLimits);
  if (!minDelay) refuseOption("minDelay", "more than 0");
  if (!maxDelay) refuseOption("maxDelay", "more than 0");
  const expire = () => {
    throw new PollTimeoutError(`What was polled for did not happen within ${timeout} ms.`);
  };
  const poll = async (signal: AbortSignal | undefined): Promise<T> => {
    for (let delay = minDelay; ; delay *= 2) {
      const value = await call({ signal });
      signal?.throwIfAborted();
      if (predicate(value)) return value;
      const wait = Math.min(delay, maxDelay, longestTimer) * (1 - Math.random() / 2);
      // Each wait has its own signal: listeners would pile up on the caller's.
      await withDeadline((pause) => sleep(wait, pause), { signal, ms: 0, onExpire: expire });
    }
  };
  return withDeadline(poll, { signal: options.signal, ms: timeout, onExpire: expire });
}
