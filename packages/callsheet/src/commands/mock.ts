import { type MockCommandOptions, mockCommand, stopSignal } from "@callsheet/mock/command";
import { projectDocuments } from "../project-documents.ts";

const options: MockCommandOptions = { name: "callsheet mock", documents: projectDocuments };

/** `callsheet mock`: what a browser or a client calls before there is a server. */
export const command = mockCommand(stopSignal(), options);
