/**
 * Runs work under a signal that aborts with `signal`, or with what `expire` returns after `ms` milliseconds. The promise settles at
 * once then, even when the work does not heed its signal. No timer or listener stays behind.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal | undefined,
  ms: number | undefined,
  expire: () => Error,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", abort);
  // A timer takes 24 days at most; a longer limit is none.
  const timer = ms && ms < 2 ** 31 ? setTimeout(() => controller.abort(expire()), ms) : undefined;
  try {
    return await new Promise((resolve, reject) => {
      controller.signal.onabort = () => reject(controller.signal.reason);
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** Waits. It never settles when the signal aborts meanwhile, for `withDeadline`, which made the signal, settles then. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => clearTimeout(timer));
  });
}
