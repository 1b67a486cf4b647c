import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { FetchHandler } from "@callsheet/protocol";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Interceptor } from "./interceptor.ts";
import { type RunningServer, type ServeOptions, serve } from "./node.ts";
import { toServiceHandler } from "./service-handler.ts";
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

function failing(message: string): () => never {
  return () => {
    throw new Error(message);
  };
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

  it("may be read more than once", async () => {
    const early: Interceptor = async ({ request }, next) => {
      const [bytes, again] = await Promise.all([request.body(100), request.body(100)]);
      expect(again).toBe(bytes);
      await expect(request.body(5)).rejects.toMatchObject({ status: 413 });
      return next();
    };
    const service = createWidgets({}, { interceptors: [early] });
    server = await serve(service);
    expect((await call()).status).toBe(200);
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"id":"a"}' };
    expect((await service(new Request("http://a/GetWidget", init))).status).toBe(200);
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

describe("a connection", () => {
  const post = (path: string, body: string, headers = "") =>
    `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`;
  const last = post("/GetWidget", '{"id":"a"}', "Connection: close\r\n");
  const statusesOf = (text: string) => text.match(/(?<=HTTP\/1\.1 )\d+/g);

  it("serves on after a body that nobody read", async () => {
    await start();
    expect(statusesOf(await talk(post("/Nothing", "{}") + last))).toEqual(["404", "200"]);
    const slow = connect(server.port, "127.0.0.1", () => slow.write(post("/Nothing", "{}").slice(0, -2)));
    sockets.push(slow);
    slow.once("data", () => slow.write(`{}${last}`));
    let received = "";
    for await (const chunk of slow) received += chunk;
    expect(statusesOf(received)).toEqual(["404", "200"]);
  });

  it("serves on after a call that was refused for the load", async () => {
    const reached = gate();
    const release = gate();
    const getWidget = async () => {
      reached.open();
      await release.opened;
      return { widget: { id: "a" } };
    };
    server = await serve(createWidgets({ getWidget }, { limits: { concurrency: 1 } }));
    const first = call();
    await reached.opened;
    expect(statusesOf(await talk(post("/GetWidget", '{"id":"a"}') + last))).toEqual(["503", "503"]);
    release.open();
    expect((await first).status).toBe(200);
  });

  it.each(["HTTP/1.1\r\nConnection: close", "HTTP/1.0"])(
    "takes the rest of a body before it closes, %s",
    async (version) => {
      await start();
      const socket = connect(server.port, "127.0.0.1");
      sockets.push(socket);
      let received = "";
      socket.setEncoding("utf8").on("data", (chunk) => {
        received += chunk;
      });
      socket.write(`POST /Nothing ${version}\r\nHost: a\r\nContent-Length: 60000\r\n\r\n`);
      for (let part = 0; part < 6; part++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        expect(socket.write("x".repeat(10_000)) || socket.writable).toBe(true);
      }
      await once(socket, "close");
      expect(received).toMatch(/^HTTP\/1\.1 404 /);
    },
  );

  it("closes after a long body that nobody read, and after one that the client may never send", async () => {
    await start();
    const long = `POST /Nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n`;
    expect(await talk(long)).toMatch(/^HTTP\/1\.1 404 .*\r\nConnection: close/s);
    const waiting = post("/Nothing", "", "Expect: 100-continue\r\n").replace("Length: 0", "Length: 2");
    expect(await talk(waiting)).toMatch(/^HTTP\/1\.1 404 .*\r\nConnection: close/s);
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

  it("answers all requests that a client has sent ahead", async () => {
    const reached = gate();
    const release = gate();
    let count = 0;
    const getWidget = async () => {
      if (++count === 3) reached.open();
      await release.opened;
      return { widget: { id: "a" } };
    };
    await start({}, { getWidget });
    const request =
      'POST /GetWidget HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"id":"a"}';
    const answers = talk(request.repeat(3));
    await reached.opened;
    const closed = server.close();
    release.open();
    expect((await answers).match(/HTTP\/1\.1 200 /g)).toHaveLength(3);
    await closed;
  });

  it("waits for no connection that is done", async () => {
    const reached = gate();
    const release = gate();
    const getWidget = async () => {
      reached.open();
      await release.opened;
      return { widget: { id: "a" } };
    };
    await start({ drainTimeout: 60_000 }, { getWidget });
    const body = '{"id":"a"}';
    const head = `Host: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    // The later answer is made, as one that keeps the connection, while the earlier one is waited for.
    const answers = talk(`POST /GetWidget HTTP/1.1\r\n${head}POST /Nothing HTTP/1.1\r\n${head}`);
    await reached.opened;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const closed = server.close();
    release.open();
    expect((await answers).match(/(?<=HTTP\/1\.1 )\d+/g)).toEqual(["200", "404"]);
    await closed;
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

  it.each<readonly [string, FetchHandler]>([
    ["a fetch handler that throws", () => Promise.reject(new Error("secret"))],
    ["a handler that throws at once", failing("secret")],
    ["an exchange that throws at once", Object.assign(failing("secret"), { exchange: failing("secret") })],
    [
      "an answer that cannot be written",
      Object.assign(failing("secret"), {
        exchange: async () => ({ status: 200, headers: ["x", "secret\r\n"], body: undefined }),
      }),
    ],
  ])("answers 500 for %s, and logs why", async (_, handler) => {
    const logger = { warn: vi.fn(), error: vi.fn() };
    server = await serve(handler, { logger });
    for (let round = 0; round < 2; round++) {
      const answer = await call();
      expect([answer.status, answer.statusText]).toEqual([500, "Internal Server Error"]);
      expect(answer.headers.get("x-amzn-errortype")).toBe("InternalFailure");
      expect(await answer.text()).not.toContain("secret");
    }
    expect(logger.error).toHaveBeenCalledTimes(2);
    expect(logger.error).toHaveBeenLastCalledWith(
      expect.any(String),
      expect.objectContaining({ error: expect.any(String) }),
    );
  });

  it.each([0, 2])("cuts an answer after %d bytes of its body", async (cutAfter) => {
    const service = toServiceHandler(async () => ({ status: 200, headers: [], body: "hello", cutAfter }));
    server = await serve(service);
    const answer = await talk("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    expect(answer).toMatch(cutAfter ? /\r\n\r\nhe$/ : /^$/);
    const read = async () => (await service(new Request("http://a/"))).text();
    await expect(read()).rejects.toThrow(TypeError);
  });

  it("frames the answers of fetch handlers itself", async () => {
    const headers = {
      "content-length": "9",
      "transfer-encoding": "chunked",
      connection: "upgrade",
      upgrade: "h2c",
      x: "y",
    };
    server = await serve(async () => new Response("hi", { headers }));
    const answer = await talk("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(answer).toMatch(/\r\nx: y\r\nContent-Length: 2\r\n.*\r\n\r\nhi$/s);
    expect(answer).not.toMatch(/chunked|upgrade|Length: 9/);
  });

  it.each<ServeOptions>([{ requestTimeout: 5000 }, { headersTimeout: 40_000 }, { requestTimeout: 0 }])(
    "takes one limit of time alone: %j",
    async (options) => {
      await start(options);
      expect((await call()).status).toBe(200);
    },
  );

  it("reads several IPv6 and IPv4 hosts alike", async () => {
    await start({ host: "::1" });
    expect(server.url).toBe(`http://[::1]:${server.port}`);
    expect((await call()).status).toBe(200);
  });
});
