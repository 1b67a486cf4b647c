import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Interceptor } from "./interceptor.ts";
import { type RunningServer, type ServeOptions, serve } from "./node.ts";
import { createWidgets, type WidgetHandlers } from "./widgets.test-support.ts";

let server: RunningServer;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

async function start(options: ServeOptions = {}, handlers: Partial<WidgetHandlers> = {}) {
  server = await serve(createWidgets(handlers), options);
}

const call = (init: RequestInit = {}) =>
  fetch(`${server.url}/GetWidget`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"id":"a"}',
    ...init,
  });

/** Opens a connection, sends text, and tells what came back until the server closed. */
function talk(text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
    sockets.push(socket);
    socket.setEncoding("utf8").on("data", (chunk) => {
      received += chunk;
    });
    socket.on("error", () => {}).on("close", () => resolve(received));
  });
}

/** A promise, and the function that keeps it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("slow clients", () => {
  it("are cut off in their headers", async () => {
    await start({ headersTimeout: 200, requestTimeout: 400 });
    const answer = await talk("POST /GetWidget HTTP/1.1\r\nHost: a\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*x-amzn-ErrorType: RequestTimeoutException/s);
  });

  it("are cut off in their bodies", async () => {
    await start({ headersTimeout: 200, requestTimeout: 400 });
    const head =
      "POST /GetWidget HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n";
    expect(await talk(`${head}{`)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("do not keep others waiting", async () => {
    await start();
    for (let i = 0; i < 200; i++) void talk("POST /GetWidget HTTP/1.1\r\nHost: a\r\nX:");
    expect((await call()).status).toBe(200);
  });
});

describe("a body", () => {
  const head = "POST /GetWidget HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

  it("is whole when it is asked for after it has come", async () => {
    const late: Interceptor = async (_, next) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return next();
    };
    server = await serve(createWidgets({}, { interceptors: [late] }));
    expect((await call()).status).toBe(200);
    expect((await call()).status).toBe(200);
  });

  it("is put together from its chunks, and the connection serves on", async () => {
    await start();
    const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"id"\r\n5\r\n:"a"}\r\n0\r\n\r\n`;
    const last = `${head}Content-Length: 10\r\nConnection: close\r\n\r\n{"id":"a"}`;
    const answers = await talk(`${chunked}${chunked}${last}`);
    expect(answers.match(/HTTP\/1\.1 200 /g)).toHaveLength(3);
  });

  it("is refused when its chunks pass the limit", async () => {
    server = await serve(createWidgets({}, { limits: { body: 8 } }));
    const answer = await talk(`${head}Transfer-Encoding: chunked\r\n\r\n9\r\n{"id":"a"`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*RequestEntityTooLargeException/s);
  });

  it("ends its call when the client goes away in the middle of it", async () => {
    const ended = gate();
    const watch: Interceptor = (_, next) => next().finally(ended.open);
    server = await serve(createWidgets({}, { interceptors: [watch] }));
    const socket = connect(server.port, "127.0.0.1", () => {
      socket.write(`${head}Content-Length: 10\r\n\r\n{"id"`, () => socket.end());
    });
    sockets.push(socket);
    await ended.opened;
  });
});

describe("a client that goes away", () => {
  it("aborts the signal of its call", async () => {
    const reached = gate();
    const aborted = gate();
    await start(
      {},
      {
        getWidget: async (_, { signal }) => {
          signal.addEventListener("abort", aborted.open);
          reached.open();
          await aborted.opened;
          return { widget: { id: "a" } };
        },
      },
    );
    const controller = new AbortController();
    const answer = call({ signal: controller.signal });
    await reached.opened;
    controller.abort();
    await expect(answer).rejects.toThrow();
    await aborted.opened;
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it("leaves no unhandled error when it resets in mid-body", async () => {
    await start();
    const socket = connect(server.port, "127.0.0.1");
    socket.write(
      "POST /GetWidget HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.resetAndDestroy();
    expect((await call()).status).toBe(200);
  });
});

describe("close", () => {
  it("answers calls under way, refuses new ones, and closes idle connections", async () => {
    const reached = gate();
    const release = gate();
    await start(
      {},
      {
        getWidget: async () => {
          reached.open();
          await release.opened;
          return { widget: { id: "a" } };
        },
      },
    );
    await fetch(`${server.url}/health`);
    const under = call();
    await reached.opened;
    const closed = server.close();
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
    release.open();
    const answer = await under;
    expect([answer.status, answer.headers.get("connection")]).toEqual([200, "close"]);
    await closed;
    expect(server.close()).toBe(server.close());
  });

  it("cuts what takes longer than the drain timeout", async () => {
    await start({ drainTimeout: 100 }, { getWidget: () => new Promise(() => {}) });
    const answer = call();
    answer.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.close();
    await expect(answer).rejects.toThrow();
  });
});

describe("serve", () => {
  it("says when a port is taken", async () => {
    await start();
    await expect(serve(createWidgets(), { port: server.port })).rejects.toThrow("EADDRINUSE");
  });

  it("serves any fetch handler", async () => {
    server = await serve(
      async (request) => new Response(await request.text(), { status: 201, headers: { x: "y" } }),
    );
    const answer = await call();
    expect([answer.status, answer.headers.get("x"), await answer.text()]).toEqual([201, "y", '{"id":"a"}']);
  });

  it("passes on the path as it is, and refuses what a Request cannot be", async () => {
    server = await serve(async (request) => new Response(request.url));
    const text = await talk("GET //a/b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    expect(text).toMatch(/http:\/\/h\/\/a\/b$/);
    expect(await talk("TRACE / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
    expect(await talk("GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  });

  it("survives answers that cannot be written, and handlers that throw at once", async () => {
    server = await serve(createWidgets({}, { requestId: () => "a\r\nb" }));
    await expect(call()).rejects.toThrow();
    await server.close();
    const broken = () => {
      throw new Error("no");
    };
    server = await serve(Object.assign(broken, { exchange: broken }));
    await expect(call()).rejects.toThrow();
  });

  it("survives a fetch handler that throws", async () => {
    server = await serve(() => Promise.reject(new Error("no")));
    await expect(call()).rejects.toThrow();
    await expect(call()).rejects.toThrow();
  });

  it("reads several IPv6 and IPv4 hosts alike", async () => {
    await start({ host: "::1" });
    expect(server.url).toBe(`http://[::1]:${server.port}`);
    expect((await call()).status).toBe(200);
  });
});
