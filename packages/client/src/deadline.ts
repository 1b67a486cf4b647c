/** When work must end early, and its result then. */
export interface Deadline<T> {
  /** Ends the work when it aborts. */
  readonly signal: AbortSignal | undefined;
  /**
   * Ends the work after this many milliseconds. 0, and more than the 24 days that a timer can run, mean no
   * limit.
   */
  readonly ms: number;
  /** The result when the signal aborts. Default: it throws the signal's reason. */
  readonly onAbort?: (reason: unknown) => T;
  /** The result when the time is over. */
  readonly onExpire: () => T;
}

/** The longest time that a timer can run, in milliseconds: 24 days. */
export const longestTimer = 2_147_483_647;

/**
 * Runs work under its own signal, which aborts at the deadline. The promise settles at once then, even when
 * the work ignores its signal. No timer or listener stays behind.
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
