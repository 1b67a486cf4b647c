import process from "node:process";
import type { Console } from "./console.ts";

/**
 * The console of a process. The first Ctrl-C ends a run, which reports what was found; a second one ends the
 * process.
 */
export function processConsole(): Console {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  // A reader that has gone, such as `head`, is not a failure: reports in files are still written.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    stop.abort();
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY === true,
    signal: stop.signal,
  };
}
