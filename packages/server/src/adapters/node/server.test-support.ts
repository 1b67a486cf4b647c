import { connect, type Socket } from "node:net";
import type { FetchHandler } from "@callsheet/protocol";
import { afterEach } from "vitest";
import { createWidgets, type WidgetHandlers } from "../../widgets.test-support.ts";
import { type RunningServer, type ServeOptions, serve } from "./serve.ts";

/** The body of a call that is answered. */
const body = '{"id":"a"}';

/** A POST as text. */
export const post = (path = "/GetWidget", headers = "", content = body) =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${content.length}\r\n${headers}\r\n${content}`;

/** The statuses of the answers in what a connection received. */
export const statusesOf = (text: string): number[] =>
  Array.from(text.matchAll(/HTTP\/1\.1 (\d+)/g), ([, status]) => Number(status));

/** A promise, and the function that fulfils it. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/**
 * A handler that waits: `reached` opens when it has been called `count` times, and `release` lets it answer.
 */
export function gatedHandler(count = 1) {
  const [reached, release] = [gate(), gate()];
  let calls = 0;
  const getWidget = async () => {
    if (++calls === count) reached.open();
    await release.opened;
    return { widget: { id: "a" } };
  };
  return { reached: reached.opened, release: release.open, getWidget };
}

/** A server for each test of a file, and connections to it. All of them end with the test. */
export function useServer() {
  let running: RunningServer;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await running.close();
  });

  const open = (): Socket => {
    const socket = connect(running.port, "127.0.0.1");
    sockets.push(socket.on("error", () => {}));
    return socket.setEncoding("utf8");
  };

  return {
    get server(): RunningServer {
      return running;
    },
    async serve(handler: FetchHandler, options?: ServeOptions) {
      running = await serve(handler, options);
    },
    async start(options?: ServeOptions, handlers: Partial<WidgetHandlers> = {}) {
      running = await serve(createWidgets(handlers), options);
    },
    /** Calls the operation of the widgets. */
    call: (init: RequestInit = {}) =>
      fetch(`${running.url}/GetWidget`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        ...init,
      }),
    /** Opens a connection. */
    open,
    /** Opens a connection, sends text, and returns what came back until the server closed. */
    talk: (text: string) => read(open(), text),
  };
}

/** Sends text, and returns what a connection receives until the server closes it. */
export function read(socket: Socket, text = ""): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("close", () => resolve(received));
    if (text) socket.write(text);
  });
}
