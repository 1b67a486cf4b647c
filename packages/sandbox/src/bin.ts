#!/usr/bin/env node
import module from "node:module";
import process from "node:process";

// Most of the start is spent on compiling.
module.enableCompileCache();

const { runCommand } = await import("./command.ts");
process.exitCode = await runCommand(process.argv.slice(2), process.env);
