#!/usr/bin/env node
import module from "node:module";
import process from "node:process";
import { stopSignal } from "./stop-signal.ts";

// Prism loads an old HTTP client that Node deprecates; its users can do nothing about it.
process.noDeprecation = true;

// Most of the start is compiling. Node 20 has no such cache.
module.enableCompileCache?.();

const stopped = stopSignal();
const [{ runCommand }, { mockCommand }] = await Promise.all([
  import("@callsheet/protocol/command"),
  import("./command.ts"),
]);
process.exitCode = await runCommand(mockCommand(stopped));
