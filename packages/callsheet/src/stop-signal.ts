import process from "node:process";

/** How a command that runs for a while is told to end. */
export interface StopSignal {
  /** Aborts on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** Settles when the signal aborts. */
  readonly stopped: Promise<void>;
}

/** Listens for Ctrl-C and SIGTERM. The first one asks a command to end in order; a second one ends the process. */
export function stopSignal(): StopSignal {
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        stop.abort();
        resolve();
      });
  });
  return { signal: stop.signal, stopped };
}
