#!/usr/bin/env node
import module from "node:module";
import process from "node:process";

// Prism loads an old HTTP client that Node deprecates; its users can do nothing about it.
process.noDeprecation = true;

// Most of the start is spent on compiling what is loaded. Node 20 has no such cache.
module.enableCompileCache?.();

const stopped = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});
const [{ runCommand }, { mockCommand }] = await Promise.all([
  import("@callsheet/protocol/command"),
  import("./command.ts"),
]);
process.exitCode = await runCommand(mockCommand(stopped));
