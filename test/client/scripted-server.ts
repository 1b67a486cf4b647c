import { createServer, type Socket } from "node:net";

/** A step of a reply: text or bytes to send, milliseconds to wait, or how to end the connection. */
export type Step = string | Uint8Array | number | "END" | "RESET";

/** A request as it arrived over the connection. */
export interface SeenRequest {
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly socket: Socket;
}

/** A server that plays one reply for each request, repeating the last one, byte for byte as written. */
export interface ScriptedServer {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Starts another script and forgets what was recorded. */
  play(replies: readonly (readonly Step[])[]): void;
  close(): Promise<void>;
}

export async function startScriptedServer(): Promise<ScriptedServer> {
  let replies: readonly (readonly Step[])[] = [];
  let requests: SeenRequest[] = [];
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => {});
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const [head = "", rest] = received.split(/\r\n\r\n(.*)/s, 2);
      const request = rest === undefined ? undefined : readRequest(socket, head, rest);
      if (!request) return;
      received = "";
      requests.push(request);
      void reply(socket, replies[Math.min(requests.length, replies.length) - 1] ?? []);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    get requests() {
      return requests;
    },
    play(script) {
      replies = script;
      requests = [];
    },
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function readRequest(socket: Socket, head: string, body: string): SeenRequest | undefined {
  const [line = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines
      .map((text) => text.split(/:\s*(.*)/s, 2))
      .map(([name = "", value]) => [name.toLowerCase(), value ?? ""]),
  );
  return body.length < Number(headers["content-length"] ?? 0) ? undefined : { line, headers, body, socket };
}

async function reply(socket: Socket, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step === "END") socket.end();
    else if (step === "RESET") socket.resetAndDestroy();
    else if (typeof step === "number") await new Promise((resolve) => setTimeout(resolve, step));
    else if (!socket.destroyed) socket.write(step);
  }
}
