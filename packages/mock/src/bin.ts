#!/usr/bin/env node
import module from "node:module";
import process from "node:process";

// Prism loads an old HTTP client that Node deprecates; its users can do nothing about it.
process.noDeprecation = true;

// Most of the start is spent on compiling Prism. Node 20 has no such cache.
module.enableCompileCache?.();

const { runCommand } = await import("./command.ts");
const outcome = await runCommand(process.argv.slice(2), { out: console.log, error: console.error });
if (typeof outcome === "number") {
  process.exitCode = outcome;
} else {
  const stop = () => outcome.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
