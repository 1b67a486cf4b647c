import { readDocuments } from "@callsheet/compiler/project";
import { mockHelp, mockOptions, serveMock, stopSignal } from "@callsheet/mock/command";
import { defineCommand } from "@callsheet/protocol/command";
import { findProject, projectHelp, projectOptions } from "../project/find-project.ts";

const help = `
Usage: callsheet mock [options]

Answers the operations of documents on one port, from their examples: what a page or a client calls before there is a server.

${projectHelp}
${mockHelp()}

Example: callsheet mock --spec openapi.yaml --port 8080
`;

/** Serves documents with a mock. */
export const command = defineCommand({
  name: "callsheet mock",
  help,
  options: { ...projectOptions, ...mockOptions },
  run: async ({ spec, config: file, ...values }) => {
    const stopped = stopSignal(); // before anything else: the first signal may come early
    const { specs, config } = await findProject({ spec, config: file });
    const { port, host } = config.mock ?? {};
    const configured = {
      ...(port !== undefined && { port: String(port) }),
      ...(host !== undefined && { host }),
    };
    const documents = readDocuments(specs).map(({ api }) => api.root as object);
    return serveMock({ ...configured, ...values }, { name: "callsheet mock", stopped, documents });
  },
});
