import path from "node:path";
import { displayPath, readDocuments } from "@callsheet/compiler/project";
import { defineCommand } from "@callsheet/protocol/command";
import { writeDocs } from "@callsheet/workbench";
import { withProgress } from "../output/progress.ts";
import { findProject, projectHelp, projectOptions } from "../project/find-project.ts";

const help = `
Usage: callsheet docs [options]

Writes the page of the documents: every operation to read, search and try. Its index.html opens without a server.

${projectHelp}
  --out <folder>    where the page goes (default: docs)
  --title <text>    the name of the project (default: the name of its folder)
  --client <module> what code on the page imports a client from, with {id} for the document
                    (default: ./api/{id}.client.ts)

Example: callsheet docs --spec openapi.yaml --out site
`;

/** Writes the page of documents. */
export const command = defineCommand({
  name: "callsheet docs",
  help,
  options: {
    ...projectOptions,
    out: { type: "string" },
    title: { type: "string" },
    client: { type: "string" },
  },
  run: async ({ out = "docs", ...values }) => {
    const { specs, config, folder } = await findProject(values);
    const title = values.title ?? config.page?.title ?? path.basename(folder);
    const clientModule = values.client ?? config.page?.client;
    await withProgress("docs: writing", () =>
      writeDocs({ documents: readDocuments(specs), out, title, ...(clientModule && { clientModule }) }),
    );
    console.log(displayPath(path.resolve(out, "index.html")));
    return 0;
  },
});
