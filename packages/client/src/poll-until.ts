import { sleep, withDeadline } from "./deadline.ts";
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
  /** Ends the polling, also while a call is under way or between calls. */
  readonly signal?: AbortSignal | undefined;
}

const defaults = { minDelay: 1000, maxDelay: 30_000, timeout: 300_000 };
/** The longest that a timer takes: 24 days. */
const longest = 2 ** 31 - 1;

/** The value did not become what was waited for in time. */
export class PollTimeoutError extends Error {
  override readonly name = "PollTimeoutError";
}

/**
 * Calls until the predicate returns true for what the call returns, and returns that. Waits grow from `minDelay` to `maxDelay`, each shortened by
 * up to a half at random, so that many pollers spread out. What the call or the predicate throws ends the polling.
 *
 * @throws {PollTimeoutError} after `timeout`.
 * @throws the signal's reason when it aborts.
 * @throws {TypeError} when a delay or the timeout makes no sense.
 */
export async function pollUntil<T>(
  call: (options: { readonly signal: AbortSignal | undefined }) => Promise<T>,
  predicate: (value: T) => boolean,
  options: PollOptions = {},
): Promise<T> {
  const { minDelay, maxDelay, timeout } = resolveLimits(options, defaults);
  if (!minDelay) refuseOption("minDelay");
  if (!maxDelay) refuseOption("maxDelay");
  const expire = () => new PollTimeoutError(`What was polled for did not happen within ${timeout} ms.`);
  const poll = async (signal: AbortSignal): Promise<T> => {
    for (let delay = minDelay; ; delay *= 2) {
      const value = await call({ signal });
      signal.throwIfAborted();
      if (predicate(value)) return value;
      const wait = Math.min(delay, maxDelay, longest) * (1 - Math.random() / 2);
      // A signal of its own for each wait: listeners would pile up on that of the whole.
      await withDeadline((pause) => sleep(wait, pause), signal, 0, expire);
    }
  };
  return withDeadline(poll, options.signal, timeout, expire);
}
