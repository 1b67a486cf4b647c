import { compareOutputs, type Difference } from "@callsheet/compiler/project";
import { defineCommand } from "@callsheet/protocol/command";
import { formatHelp, formatOptions, readFormat } from "../output/format-option.ts";
import { createProgress } from "../output/progress.ts";
import { findProject, projectHelp, projectOptions } from "../project/find-project.ts";
import { findTarget, targetHelp, targetOptions } from "../project/target.ts";

const formats = ["text", "json"] as const;

const help = `
Usage: callsheet check [options]

Makes every generated file again, in memory, and names those that are stale, edited by hand, missing or extra.

${projectHelp}
${targetHelp}
${formatHelp(formats)}

Example: callsheet check --spec openapi.yaml --api src/api
`;

const words = {
  missing: "is missing",
  differs: "is stale or was edited by hand",
  extra: "is not made from any document",
} as const;

/** Names generated files that differ from what the documents give. */
export const command = defineCommand({
  name: "callsheet check",
  help,
  options: { ...projectOptions, ...targetOptions, ...formatOptions },
  run: async (values) => {
    const format = readFormat(values, formats);
    const project = await findProject(values);
    const { root, layout } = await findTarget(project, values);
    const { generate } = await import("@callsheet/compiler");
    const progress = createProgress();
    const { outputs } = await generate({
      spec: project.specs,
      root,
      layout,
      onDocument: ({ id }, number, count) => progress.tell(`check: ${id} (${number} of ${count})`),
    }).finally(progress.clear);
    const differences = await compareOutputs(root, outputs, layout);
    report(differences, format);
    return differences.length === 0 ? 0 : 1;
  },
});

function report(differences: readonly Difference[], format: (typeof formats)[number]): void {
  if (format === "json") console.log(JSON.stringify({ differences }, null, 2));
  else
    for (const { path: file, kind } of differences)
      console.log(`${file} ${words[kind]}; run \`callsheet generate\``);
}
