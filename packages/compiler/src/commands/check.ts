import { defineCommand } from "@callsheet/protocol/command";
import { derive } from "../derive.ts";
import { specFolder } from "../documents.ts";
import { compareOutputs } from "../outputs.ts";

const help = `
Usage: callsheet check [--spec <folder>] [--out <folder>]

Makes every generated file again, in memory, and names those that are stale, edited by hand, missing or extra.
`;

const words = {
  missing: "is missing",
  differs: "is stale or was edited by hand",
  extra: "is not made from any document",
} as const;

export const command = defineCommand({
  name: "callsheet check",
  help,
  options: { spec: { type: "string" }, out: { type: "string" } },
  run: async ({ spec = specFolder, out = process.cwd() }) => {
    const { outputs, skipped, stale } = await derive({ spec, root: out, always: true });
    if (skipped !== undefined) console.log(`skipped: ${skipped}`);
    const differences = await compareOutputs(out, outputs);
    for (const { path: file, kind } of differences)
      console.error(`${file} ${words[kind]}; run \`pnpm generate\``);
    if (stale)
      console.error(
        "modules from openapi-generator are stale or were edited by hand; run `callsheet generate`",
      );
    return differences.length === 0 && !stale ? 0 : 1;
  },
});
