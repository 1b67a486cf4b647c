import { processConsole, testCommand } from "@callsheet/conformance/command";
import { projectDocuments } from "../project-documents.ts";

/** `callsheet test`: holds a server to the documents. */
export const command = testCommand(processConsole(), projectDocuments);
