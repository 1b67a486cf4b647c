import path from "node:path";
import { readDocuments } from "@callsheet/compiler";
import { type RunningMock, startMock } from "@callsheet/mock";
import { type RunningSandbox, startSandbox } from "@callsheet/sandbox/node";
import { startWorkbench, type Workbench } from "@callsheet/workbench";

/** The page of this repository's contract as `npm start` serves it, with its own mock and sandbox. */
export interface ServedPage {
  readonly documents: ReturnType<typeof readDocuments>;
  readonly mock: RunningMock;
  readonly sandbox: RunningSandbox;
  readonly workbench: Workbench;
  close(): Promise<void>;
}

/** Serves the page on free ports. */
export async function servePage(): Promise<ServedPage> {
  const documents = readDocuments(path.resolve(import.meta.dirname, "../../spec"));
  const [mock, sandbox] = await Promise.all([startMock(), startSandbox({ auth: "well-formed" })]);
  const workbench = await startWorkbench({
    documents,
    targets: [
      { kind: "mock", url: mock.url },
      { kind: "sandbox", url: sandbox.url },
    ],
    inPage: documents.map(({ id }) => id),
  });
  return {
    documents,
    mock,
    sandbox,
    workbench,
    async close() {
      await Promise.all([mock.close(), sandbox.close(), workbench.close()]);
    },
  };
}
