import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { defineCommand } from "@callsheet/protocol/command";
import { bundleDocuments } from "../bundle-documents.ts";
import { displayPath, specFolder } from "../documents.ts";

const help = `
Usage: callsheet bundle [--spec <folder>] [--out <folder>]

Writes each document of spec/ with everything that it refers to as one JSON file. \`pnpm generate\` does this, too; here the
files can go anywhere.

  --spec <folder>  where the documents are (default: spec)
  --out <folder>   where the bundled documents go (default: packages/contract/openapi)
`;

export const command = defineCommand({
  name: "callsheet bundle",
  help,
  options: { spec: { type: "string" }, out: { type: "string" } },
  run: async ({ spec = specFolder, out = path.resolve("packages/contract/openapi") }) => {
    const documents = await bundleDocuments(spec);
    await mkdir(out, { recursive: true });
    for (const { id, openapi } of documents) {
      const file = path.join(out, `${id}.json`);
      await writeFile(file, `${JSON.stringify(openapi, null, 2)}\n`);
      console.log(displayPath(file));
    }
    return 0;
  },
});
