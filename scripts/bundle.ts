import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundleDocuments } from "./bundle-documents.ts";
import { runCommand } from "./command.ts";
import { displayPath, specFolder } from "./documents.ts";

const help = `
Usage: pnpm bundle [--spec <folder>] [--out <folder>]

Writes each document of spec/ with everything that it refers to as one JSON file. \`pnpm generate\` does this, too; here the
files can go anywhere.

  --spec <folder>  where the documents are (default: spec)
  --out <folder>   where the bundled documents go (default: packages/contract/openapi)
`;

await runCommand({
  name: "bundle",
  help,
  options: { spec: { type: "string" }, out: { type: "string" } },
  run: async ({
    spec = specFolder,
    out = path.resolve(import.meta.dirname, "../packages/contract/openapi"),
  }) => {
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
