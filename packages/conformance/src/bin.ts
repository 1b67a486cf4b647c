#!/usr/bin/env node
import module from "node:module";

// A third of a short command is the compiling of its code. Node 20 has no such cache.
module.enableCompileCache?.();
const { main } = await import("./cli/main.ts");

const stop = new AbortController();
// The first Ctrl-C ends the run and reports what was found; a second one ends the process.
process.once("SIGINT", () => stop.abort());
process.once("SIGTERM", () => stop.abort());
// A reader that has gone, such as `head`, is no failure: reports in files are still written.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  stop.abort();
});

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  live: process.stderr.isTTY === true,
  signal: stop.signal,
});
