/** When work must end before it is done, and what it ends with. */
export interface Deadline<T> {
  /** Ends the work when it aborts. */
  readonly signal: AbortSignal | undefined;
  /** Ends the work after so many milliseconds. 0, and more than the 24 days that a timer takes, are no limit. */
  readonly ms: number;
  /** What the work ends with when the signal aborts. Default: it throws the signal's reason. */
  readonly onAbort?: (reason: unknown) => T;
  /** What the work ends with when its time is over. */
  readonly onExpire: () => T;
}

/** The longest time that a timer takes, in milliseconds: 24 days. */
export const longestTimer = 2_147_483_647;

/**
 * Runs work under a signal of its own, which aborts when the deadline is reached. The promise settles at once then, even when the
 * work ignores its signal. No timer or listener stays behind.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal | undefined) => Promise<T>,
  { signal, ms, onAbort = rethrow, onExpire }: Deadline<T>,
): Promise<T> {
  if (signal?.aborted) return onAbort(signal.reason);
  if (!signal && !ms) return work(undefined);
  const controller = new AbortController();
  let abort: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const end = (outcome: () => T) => {
        // Decided before the work hears of it, so that nothing the work does then can be the outcome.
        resolve(new Promise((settle) => settle(outcome())));
        controller.abort(signal?.reason);
      };
      abort = () => end(() => onAbort(signal?.reason));
      signal?.addEventListener("abort", abort);
      if (ms && ms <= longestTimer) timer = setTimeout(end, ms, onExpire);
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    if (abort) signal?.removeEventListener("abort", abort);
  }
}

function rethrow(reason: unknown): never {
  throw reason;
}

/** Waits. It never settles once the signal aborts: `withDeadline`, which made the signal, settles then. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => clearTimeout(timer));
  });
}
