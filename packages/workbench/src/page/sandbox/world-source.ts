import { type Control, createControl, type SandboxEvent } from "@callsheet/sandbox/control";
import { listenShared } from "../state/shared-events.ts";
import { pageSandbox } from "../try/page-sandbox.ts";
import type { Send } from "../try/send.ts";

/** Receives what happens in a world. */
export interface WorldListener {
  receive(events: readonly SandboxEvent[]): void;
  connected(is: boolean): void;
}

/** A sandbox that has worlds. */
export interface WorldSource {
  /** The origin that calls go to. */
  readonly url: string;
  control(world: string): Control;
  /** Listens until the returned function is called. */
  listen(world: string, listener: WorldListener): () => void;
  readonly send: Send;
}

const types = ["hello", "call", "lifecycle", "clock", "fault", "world", "missed"];

/** A sandbox that listens on a port. */
export function sandboxAt(url: string): WorldSource {
  return {
    url,
    control: (world) => createControl({ url, world }),
    listen: (world, { receive, connected }) =>
      listenShared({
        url: `${url}/_sandbox/events?world=${encodeURIComponent(world)}`,
        types,
        receive: (events) => receive(events.map(({ data }) => JSON.parse(data) as SandboxEvent)),
        connected,
      }),
    send: (request) => fetch(request),
  };
}

/** The sandbox inside this page. */
export async function sandboxInPage(): Promise<WorldSource> {
  const sandbox = await pageSandbox();
  return {
    url: "http://sandbox.localhost",
    control: (world) => sandbox.control(world),
    listen(world, { receive, connected }) {
      const end = new AbortController();
      const read = async () => {
        for await (const event of sandbox.control(world).events({ signal: end.signal })) {
          if (event.type === "hello") connected(true);
          receive([event]);
        }
      };
      read().catch(() => connected(false));
      return () => end.abort();
    },
    send: (request) => sandbox(request),
  };
}
