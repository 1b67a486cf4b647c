import path from "node:path";
import { displayPath, readDocuments, specFolder } from "@callsheet/compiler/project";
import { defineCommand } from "@callsheet/protocol/command";
import { writeDocs } from "@callsheet/workbench";

const help = `
Usage: callsheet docs [--spec <path>] [--out <folder>] [--title <text>] [--client <module>]

Writes the page of the documents: every operation to read, search and try. Its index.html opens without a server.

  --spec <path>      a folder of documents, or one document (default: spec)
  --out <folder>     where the page goes (default: docs)
  --title <text>     the name of the project (default: the name of the folder that the command runs in)
  --client <module>  what code on the page imports a client from, with {id} for the document
                     (default: ./api/{id}.client.ts)

Example: callsheet docs --spec openapi.yaml --out site
`;

export const command = defineCommand({
  name: "callsheet docs",
  help,
  options: {
    spec: { type: "string" },
    out: { type: "string" },
    title: { type: "string" },
    client: { type: "string" },
  },
  run: async ({ spec = specFolder, out = "docs", title = path.basename(process.cwd()), client }) => {
    const documents = readDocuments(spec);
    await writeDocs({ documents, out, title, ...(client !== undefined && { clientModule: client }) });
    console.log(displayPath(path.resolve(out, "index.html")));
    return 0;
  },
});
