import { compareOutputs, specFolder } from "@callsheet/compiler/project";
import { defineCommand } from "@callsheet/protocol/command";
import { layoutOf, layoutOptions } from "../layout-option.ts";

const help = `
Usage: callsheet check [options]

Makes every generated file again, in memory, and names those that are stale, edited by hand, missing or extra.

  --spec <path>     a folder of documents, or one document (default: spec)
  --out <folder>    the root that was written under (default: the current folder)
  --api <folder>    the folder that \`callsheet generate --api\` wrote into

Example: callsheet check --spec openapi.yaml --api src/api
`;

const words = {
  missing: "is missing",
  differs: "is stale or was edited by hand",
  extra: "is not made from any document",
} as const;

export const command = defineCommand({
  name: "callsheet check",
  help,
  options: { ...layoutOptions, spec: { type: "string" }, out: { type: "string" } },
  run: async ({ spec = specFolder, out = process.cwd(), api }) => {
    const layout = layoutOf(api);
    const { generate } = await import("@callsheet/compiler");
    const { outputs } = await generate({ spec, root: out, layout });
    const differences = await compareOutputs(out, outputs, layout.folders);
    for (const { path: file, kind } of differences)
      console.error(`${file} ${words[kind]}; run \`callsheet generate\``);
    return differences.length === 0 ? 0 : 1;
  },
});
