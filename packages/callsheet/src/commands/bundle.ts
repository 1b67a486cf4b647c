import path from "node:path";
import { displayPath, readDocuments, writeOutputs } from "@callsheet/compiler/project";
import { defineCommand } from "@callsheet/protocol/command";
import { findProject, projectHelp, projectOptions } from "../project/find-project.ts";

const help = `
Usage: callsheet bundle [options]

Writes each document, with everything that it refers to, as one JSON file in OpenAPI 3.1.

${projectHelp}
  --out <folder>    where the bundled documents go (default: bundled)

Example: callsheet bundle --spec openapi.yaml --out dist
`;

/** Writes each document in one piece. */
export const command = defineCommand({
  name: "callsheet bundle",
  help,
  options: { ...projectOptions, out: { type: "string" } },
  run: async ({ out = "bundled", ...values }) => {
    const { specs } = await findProject(values);
    const outputs = new Map(
      readDocuments(specs).map(({ id, api }) => [`${id}.json`, `${JSON.stringify(api.root, null, 2)}\n`]),
    );
    await writeOutputs(out, outputs, { folders: [] });
    for (const name of outputs.keys()) console.log(displayPath(path.resolve(out, name)));
    return 0;
  },
});
