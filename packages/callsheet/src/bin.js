#!/usr/bin/env node
// JavaScript, so that Node's compile cache is on before anything needs its types stripped. Node 20 has no
// such cache.
import module from "node:module";
import process from "node:process";

module.enableCompileCache?.();
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
