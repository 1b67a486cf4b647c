import process from "node:process";

/** Settles on Ctrl-C or SIGTERM, so that a serving command ends in order. A second one ends the process. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
