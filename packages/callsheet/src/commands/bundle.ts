import path from "node:path";
import { displayPath, readDocuments, specFolder, writeOutputs } from "@callsheet/compiler/project";
import { defineCommand } from "@callsheet/protocol/command";

const help = `
Usage: callsheet bundle [--spec <path>] [--out <folder>]

Writes each document, with everything that it refers to, as one JSON file in OpenAPI 3.1.

  --spec <path>    a folder of documents, or one document (default: spec)
  --out <folder>   where the bundled documents go (default: bundled)

Example: callsheet bundle --spec openapi.yaml --out dist
`;

export const command = defineCommand({
  name: "callsheet bundle",
  help,
  options: { spec: { type: "string" }, out: { type: "string" } },
  run: async ({ spec = specFolder, out = "bundled" }) => {
    const documents = readDocuments(spec);
    const outputs = new Map(
      documents.map(({ id, api }) => [`${id}.json`, `${JSON.stringify(api.root, null, 2)}\n`]),
    );
    await writeOutputs(out, outputs, []);
    for (const name of outputs.keys()) console.log(displayPath(path.join(out, name)));
    return 0;
  },
});
