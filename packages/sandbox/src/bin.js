#!/usr/bin/env node
// JavaScript, so that Node's compile cache is on before anything needs its types stripped: the stripper takes
// 15 MB.
import module from "node:module";
import process from "node:process";
import v8 from "node:v8";

// What a request allocates dies with it: a small nursery takes a quarter of the memory.
v8.setFlagsFromString("--max-semi-space-size=4");
v8.setFlagsFromString("--semi-space-growth-factor=1");

// Most of the start is spent on compiling.
module.enableCompileCache();

const { runCommand } = await import("./command.ts");
process.exitCode = await runCommand(process.argv.slice(2), process.env);
