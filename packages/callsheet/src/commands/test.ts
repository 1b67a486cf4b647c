import process from "node:process";
import { testCommand } from "@callsheet/conformance/command";
import { projectDocuments } from "../project-documents.ts";
import { stopSignal } from "../stop-signal.ts";

/** `callsheet test`: holds a server to the documents. */
export const command = testCommand(
  {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY === true,
    signal: stopSignal().signal,
  },
  projectDocuments,
);
