import type { FetchHandler } from "@callsheet/protocol";
import { describe, expect, it, vi } from "vitest";
import type { Interceptor } from "../../interceptor.ts";
import { toServiceHandler } from "../../service-handler.ts";
import { createWidgets } from "../../widgets.test-support.ts";
import { type ServeOptions, serve } from "./serve.ts";
import { gate, useServer } from "./server.test-support.ts";

const local = useServer();

describe("slow clients", () => {
  it("are cut off in their headers", async () => {
    await local.start({ headersTimeout: 200, requestTimeout: 400 });
    const answer = await local.talk("POST /GetWidget HTTP/1.1\r\nHost: a\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*x-amzn-ErrorType: RequestTimeoutException/s);
  });

  it("are cut off in their bodies", async () => {
    await local.start({ headersTimeout: 200, requestTimeout: 400 });
    const head =
      "POST /GetWidget HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n";
    expect(await local.talk(`${head}{`)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("do not keep others waiting", async () => {
    await local.start();
    for (let i = 0; i < 200; i++) void local.talk("POST /GetWidget HTTP/1.1\r\nHost: a\r\nX:");
    expect((await local.call()).status).toBe(200);
  });
});

describe("a body", () => {
  const head = "POST /GetWidget HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

  it("is complete when it is read after it has arrived", async () => {
    const late: Interceptor = async (_, next) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return next();
    };
    await local.serve(createWidgets({}, { interceptors: [late] }));
    expect((await local.call()).status).toBe(200);
    expect((await local.call()).status).toBe(200);
  });

  it("may be read more than once", async () => {
    const early: Interceptor = async ({ request }, next) => {
      const [bytes, again] = await Promise.all([request.body(100), request.body(100)]);
      expect(again).toBe(bytes);
      await expect(request.body(5)).rejects.toMatchObject({ status: 413 });
      return next();
    };
    const service = createWidgets({}, { interceptors: [early] });
    await local.serve(service);
    expect((await local.call()).status).toBe(200);
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"id":"a"}' };
    expect((await service(new Request("http://a/GetWidget", init))).status).toBe(200);
  });

  it("is put together from its chunks, and the connection stays open", async () => {
    await local.start();
    const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"id"\r\n5\r\n:"a"}\r\n0\r\n\r\n`;
    const last = `${head}Content-Length: 10\r\nConnection: close\r\n\r\n{"id":"a"}`;
    const answers = await local.talk(`${chunked}${chunked}${last}`);
    expect(answers.match(/HTTP\/1\.1 200 /g)).toHaveLength(3);
  });

  it("is refused when its chunks pass the limit", async () => {
    await local.serve(createWidgets({}, { limits: { body: 8 } }));
    const answer = await local.talk(`${head}Transfer-Encoding: chunked\r\n\r\n9\r\n{"id":"a"`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*RequestEntityTooLargeException/s);
  });

  it("ends its call when the client goes away in the middle of it", async () => {
    const ended = gate();
    const watch: Interceptor = (_, next) => next().finally(ended.open);
    await local.serve(createWidgets({}, { interceptors: [watch] }));
    const socket = local.open();
    socket.write(`${head}Content-Length: 10\r\n\r\n{"id"`, () => socket.end());
    await ended.opened;
  });
});

describe("a client that goes away", () => {
  it("aborts the signal of its call", async () => {
    const reached = gate();
    const aborted = gate();
    await local.start(
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
    const answer = local.call({ signal: controller.signal });
    await reached.opened;
    controller.abort();
    await expect(answer).rejects.toThrow();
    await aborted.opened;
    expect((await fetch(`${local.server.url}/health`)).status).toBe(200);
  });

  it("leaves no unhandled error when it resets in mid-body", async () => {
    await local.start();
    const socket = local.open();
    socket.write(
      "POST /GetWidget HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.resetAndDestroy();
    expect((await local.call()).status).toBe(200);
  });
});

function failing(message: string): () => never {
  return () => {
    throw new Error(message);
  };
}

describe("serve", () => {
  it("says when a port is taken", async () => {
    await local.start();
    await expect(serve(createWidgets(), { port: local.server.port })).rejects.toThrow("EADDRINUSE");
  });

  it("serves any fetch handler", async () => {
    await local.serve(
      async (request) => new Response(await request.text(), { status: 201, headers: { x: "y" } }),
    );
    const answer = await local.call();
    expect([answer.status, answer.headers.get("x"), await answer.text()]).toEqual([201, "y", '{"id":"a"}']);
  });

  it("passes on the path as it is, and refuses what a Request cannot be", async () => {
    await local.serve(async (request) => new Response(request.url));
    const text = await local.talk("GET //a/b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    expect(text).toMatch(/http:\/\/h\/\/a\/b$/);
    expect(await local.talk("TRACE / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1.1 400 /,
    );
    expect(await local.talk("GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1.1 400 /,
    );
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
    await local.serve(handler, { logger });
    for (let round = 0; round < 2; round++) {
      const answer = await local.call();
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
    await local.serve(service);
    const answer = await local.talk("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    expect(answer).toMatch(cutAfter ? /\r\n\r\nhe$/ : /^$/);
    const read = async () => (await service(new Request("http://a/"))).text();
    await expect(read()).rejects.toThrow(TypeError);
  });

  it.each([
    [1, /\r\n1\r\nh\r\n$/],
    [4, /\r\n3\r\nhel\r\n1\r\nl\r\n$/],
    [9, /\r\n3\r\nhel\r\n2\r\nlo\r\n$/],
  ])("cuts a stream after %d bytes", async (cutAfter, want) => {
    async function* body() {
      yield Buffer.from("hel");
      yield Buffer.from("lo");
    }
    const service = toServiceHandler(async () => ({ status: 200, headers: [], body: body(), cutAfter }));
    await local.serve(service);
    expect(await local.talk("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).toMatch(want);
    const read = async () => (await service(new Request("http://a/"))).text();
    await expect(read()).rejects.toThrow("terminated");
  });

  it("frames the answers of fetch handlers itself", async () => {
    const headers = {
      "content-length": "9",
      "transfer-encoding": "chunked",
      connection: "upgrade",
      upgrade: "h2c",
      x: "y",
    };
    await local.serve(async () => new Response("hi", { headers }));
    const answer = await local.talk("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(answer).toMatch(/\r\nx: y\r\nContent-Length: 2\r\n.*\r\n\r\nhi$/s);
    expect(answer).not.toMatch(/chunked|upgrade|Length: 9/);
  });

  it.each<ServeOptions>([{ requestTimeout: 5000 }, { headersTimeout: 40_000 }, { requestTimeout: 0 }])(
    "accepts a single time limit: %j",
    async (options) => {
      await local.start(options);
      expect((await local.call()).status).toBe(200);
    },
  );

  it("reads several IPv6 and IPv4 hosts alike", async () => {
    await local.start({ host: "::1" });
    expect(local.server.url).toBe(`http://[::1]:${local.server.port}`);
    expect((await local.call()).status).toBe(200);
  });
});
