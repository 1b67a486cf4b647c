/** Lets requests through at a limited rate. */
export interface Gate {
  /** Resolves when the next request may go. */
  pass(): Promise<void>;
}

/** A gate that spaces requests evenly, or an open one without a rate. */
export function createGate(requestsPerSecond: number | undefined): Gate {
  if (!requestsPerSecond) return { pass: async () => {} };
  const interval = 1000 / requestsPerSecond;
  let next = 0;
  return {
    pass: async () => {
      const now = performance.now();
      const turn = Math.max(now, next);
      next = turn + interval;
      if (turn > now) await pause(turn - now);
    },
  };
}

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Takes items one by one and works on several at once; memory does not grow with their number. */
export async function forEachConcurrent<T>(
  items: Iterable<T>,
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
}
