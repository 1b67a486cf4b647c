import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeOutputs } from "@callsheet/compiler/project";
import { defineCommand } from "@callsheet/protocol/command";
import { findPackageManager } from "../init/package-manager.ts";
import { planInit } from "../init/plan-init.ts";

const help = `
Usage: callsheet init [document]

Makes this folder a project: takes the OpenAPI document that is there or is named, or writes a small openapi.yaml to begin with; adds
scripts to package.json; writes callsheet.config.ts where the document is in an unusual place. Nothing that is there is replaced.

Example: callsheet init contracts/payments.yaml
`;

const words = { missing: "added", differs: "changed", extra: "removed" } as const;

/** Makes a folder a project. */
export const command = defineCommand({
  name: "callsheet init",
  help,
  options: {},
  words: { most: 1 },
  run: async (_, [document]) => {
    const folder = process.cwd();
    const plan = await planInit(folder, document);
    for (const { path: file, kind } of await writeOutputs(folder, plan, { folders: [] }))
      console.log(`${words[kind].padEnd(7)} ${file}`);
    if (plan.size === 0) console.log("init: nothing to do");
    for (const line of nextSteps(folder)) console.log(line);
    return 0;
  },
});

const tools = ["callsheet", "@callsheet/mock", "@callsheet/workbench"];
const runtimes = ["@callsheet/client", "@callsheet/server", "@callsheet/validators"];

function nextSteps(folder: string): string[] {
  const { add, addDev, run } = findPackageManager(folder);
  const present = installed(folder);
  const missing = (names: readonly string[]) => names.filter((name) => !present.has(name));
  const commands = [
    missing(tools).length > 0 && `${addDev} ${missing(tools).join(" ")}`,
    missing(runtimes).length > 0 && `${add} ${missing(runtimes).join(" ")}`,
  ].filter((line) => line !== false);
  return [
    "",
    ...(commands.length > 0 ? [commands.join(" && ")] : [`${run} callsheet lint`]),
    `${run} callsheet generate   # makes types, client, server and validators`,
    `${run} callsheet dev        # answers on http://127.0.0.1:4010, and follows every save`,
  ];
}

/** The packages that a project's manifest names. */
function installed(folder: string): ReadonlySet<string> {
  const file = path.join(folder, "package.json");
  if (!existsSync(file)) return new Set();
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, "utf8"));
  return new Set(Object.keys({ ...dependencies, ...devDependencies }));
}
