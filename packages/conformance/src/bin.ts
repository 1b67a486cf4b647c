#!/usr/bin/env node
import module from "node:module";

// A third of a short command's time is compiling. Node 20 has no such cache.
module.enableCompileCache?.();
const [{ main }, { processConsole }] = await Promise.all([
  import("./cli/main.ts"),
  import("./cli/process-console.ts"),
]);

process.exitCode = await main(process.argv.slice(2), processConsole());
