import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createKit } from "../conformance/create-kit.ts";
import type { TargetData } from "../data/document-data.ts";
import type { SaveReport } from "../data/save-event.ts";
import type { ShownDocument } from "../data/shown-document.ts";
import type { PageOptions } from "../page-options.ts";
import { createListener } from "./create-listener.ts";
import { createSubscribers } from "./subscribers.ts";
import { WorkbenchState } from "./workbench-state.ts";

/** Options of {@link startWorkbench}. */
export interface StartWorkbenchOptions extends PageOptions {
  readonly documents: readonly ShownDocument[];
  /** What answers calls of the page. Default: nothing. */
  readonly targets?: readonly TargetData[];
  /** Default: 0, which takes any free port. */
  readonly port?: number;
  /** The address to listen on. Default: `127.0.0.1`, which only this machine reaches. */
  readonly host?: string;
}

/** A workbench that listens. */
export interface Workbench {
  /** Where the page is, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /**
   * Tells pages what a save did, and shows the current documents: open pages follow at once. Without
   * documents, the shown ones stay. The last fifty saves also reach pages that open later.
   */
  update(save: SaveReport, documents?: readonly ShownDocument[]): void;
  /** Closes the port and ends the streams of pages. */
  close(): Promise<void>;
}

/**
 * Serves the page of some documents, and pushes what changes to it.
 *
 * @throws Error of the system, such as `EADDRINUSE`, when it cannot listen.
 */
export async function startWorkbench(options: StartWorkbenchOptions): Promise<Workbench> {
  const { port = 0, host = "127.0.0.1" } = options;
  const state = new WorkbenchState(options);
  const subscribers = createSubscribers();
  const kit = createKit({
    documents: () => state.documents,
    onChange: (change) => subscribers.push("kit", change),
  });
  const server = createServer(createListener({ state, subscribers, kit, host }));
  server.listen(port, host);
  await once(server, "listening"); // an error event rejects
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    update(save, documents) {
      subscribers.push("save", state.update(save, documents));
    },
    async close() {
      subscribers.end();
      server.close();
      server.closeAllConnections();
      await Promise.all([once(server, "close"), kit.close()]);
    },
  };
}
