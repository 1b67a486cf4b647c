import type { ServerResponse } from "node:http";

/** Pages that listen to what happens. */
export interface Subscribers {
  /** Lets a page listen until it goes away. */
  add(response: ServerResponse): void;
  /** Tells every page something. */
  push(event: string, data: unknown): void;
  /** Lets no page listen any more. */
  end(): void;
}

/** More pages than these are told to come back later. */
const mostPages = 200;

/**
 * A page that reads nothing is dropped when this much waits for it, in bytes: it reconnects and asks again.
 */
const mostWaiting = 1_000_000;

/** Creates the list of listening pages, by server-sent events. */
export function createSubscribers(): Subscribers {
  const open = new Set<ServerResponse>();
  return {
    add(response) {
      if (open.size >= mostPages) {
        response.writeHead(503, { "retry-after": "5" }).end();
        return;
      }
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write("retry: 1000\n\n");
      open.add(response);
      response.once("close", () => open.delete(response));
    },
    push(event, data) {
      const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      for (const response of open) {
        if (response.writableLength > mostWaiting) response.destroy();
        else response.write(text);
      }
    },
    end() {
      for (const response of open) response.end();
      open.clear();
    },
  };
}
