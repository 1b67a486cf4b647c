import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { defineCommand } from "@callsheet/protocol/command";
import { displayPath, specFolder } from "../documents.ts";

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
    const { readDocuments } = await import("../read-documents.ts");
    const documents = readDocuments(spec);
    await mkdir(out, { recursive: true });
    for (const { id, api } of documents) {
      const file = path.join(out, `${id}.json`);
      await writeFile(file, `${JSON.stringify(api.root, null, 2)}\n`);
      console.log(displayPath(file));
    }
    return 0;
  },
});
