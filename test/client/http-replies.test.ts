import { once } from "node:events";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGzip, gzipSync } from "node:zlib";
import { type CallOptions, type ClientOptions, fetchTransport, type Transport } from "@callsheet/client";
import { createNodeTransport } from "@callsheet/client/node";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type GeneratedModules, generateModules, type LooseClient } from "./generated-modules.ts";
import { fault, httpDocument } from "./http-probe.ts";

let probe: GeneratedModules;
beforeAll(async () => {
  probe = await generateModules(httpDocument);
}, 60_000);
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => vi.restoreAllMocks());

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const node = createNodeTransport({ maxResponseSize: 1000 });

describe.each<[string, Transport]>([
  ["fetch", fetchTransport()],
  ["the Node transport", node],
])("a reply over %s", (over, transport) => {
  const open = async (listener: RequestListener, options: ClientOptions = {}) =>
    probe.createClient({ endpoint: await listen(listener), transport, maxResponseSize: 1000, ...options });
  const answer = (body: string | Uint8Array, headers = {}, status = 200) =>
    open((_request, response) => response.writeHead(status, headers).end(body));

  it.each(["getThing", "getText", "getBytes"])("has a size limit: %s", async (name) => {
    const body = JSON.stringify({ n: 1, more: "x".repeat(1000) });
    for (const [text, headers] of [
      [body, {}],
      [gzipSync(body), { "content-encoding": "gzip" }],
    ] as const) {
      const client = await answer(text, headers);
      expect(await fault(client[name]?.({}))).toMatchObject({
        name: "TransportError",
        next: "final",
        message: expect.stringContaining("is larger than 1000 bytes"),
      });
    }
    const small = await answer('{"n":1}');
    await expect(small[name]?.({})).resolves.toBeDefined();
  });

  it("is not read to its end if it is a bomb", async () => {
    let written = 0;
    let closed = false;
    const bomb = await open((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      const zip = createGzip();
      zip.pipe(response);
      const zeros = Buffer.alloc(1 << 20);
      const write = () => {
        if (closed || written > 500) return;
        written += 1;
        zip.write(zeros, () => setTimeout(write, 1));
      };
      response.on("close", () => {
        closed = true;
      });
      write();
    });
    // node:http decodes at the end; its limit is on the bytes that arrive, 1000 for each MiB here.
    expect(await fault(bomb.getThing?.({}))).toMatchObject({ name: "TransportError" });
    expect(written).toBeLessThan(100);
  });

  it("that is not UTF-8 is an error, in text and in JSON", async () => {
    for (const name of ["getText", "getThing"]) {
      const client = await answer(Buffer.from('{"n":1,"text":"caf\xe9"}', "latin1"));
      expect(await fault(client[name]?.({}))).toMatchObject({
        name: "TransportError",
        next: "final",
        message: expect.stringContaining("is not UTF-8"),
      });
    }
    const cut = await answer(Buffer.from([0x7b, 0x22, 0xe2, 0x82]));
    expect(await fault(cut.getText?.({}))).toMatchObject({ name: "TransportError" });
  });

  it("that is an error stays one when its body cannot be read", async () => {
    for (const body of [Buffer.from("caf\xe9", "latin1"), "x".repeat(2000)]) {
      const client = await answer(body, {}, 409);
      expect(await fault(client.several?.({}))).toMatchObject({ name: "Status4XX", status: 409, body: "" });
    }
  });

  it("of bytes arrives as sent", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_byte, index) => index);
    const client = await answer(bytes, { "content-type": "application/octet-stream" });
    expect(await client.getBytes?.({})).toEqual({ body: bytes });
  });

  it("lists in Accept what it understands", async () => {
    let accept: string | undefined;
    const client = await open((request, response) => {
      accept = request.headers.accept;
      response.end("{}");
    });
    await client.several?.({});
    expect(accept).toBe("application/json, text/plain, application/problem+json");
  });

  describe("that is a stream of events", () => {
    const streaming = async (encoding: string | undefined, options: ClientOptions = {}) => {
      const state: { response?: ServerResponse; send(n: number): void; closed: boolean } = {
        closed: false,
        send: () => {},
      };
      const client = await open((_request, response) => {
        const headers = {
          "content-type": "text/event-stream",
          ...(encoding && { "content-encoding": encoding }),
        };
        response.writeHead(200, headers);
        response.flushHeaders();
        response.on("close", () => {
          state.closed = true;
        });
        const zip = encoding ? createGzip() : undefined;
        zip?.pipe(response);
        state.send = (n) => {
          (zip ?? response).write(`data: {"n":${n}}\n\n`);
          zip?.flush();
        };
      }, options);
      return { state, client };
    };
    const watch = async (client: LooseClient, options: CallOptions = {}) =>
      (await client.watch?.({}, options)) as { readonly body: AsyncIterable<{ n: number }> };

    it.each([undefined, "gzip"])("returns each item as it arrives, encoded as %s", async (encoding) => {
      const { state, client } = await streaming(encoding, { maxResponseSize: 20 });
      const { body } = await watch(client);
      const seen: number[] = [];
      state.send(1);
      for await (const { n } of body) {
        seen.push(n);
        if (n === 5) break;
        state.send(n + 1);
      }
      expect(seen).toEqual([1, 2, 3, 4, 5]);
      await vi.waitFor(() => expect(state.closed).toBe(true));
    });

    it("ends when the call's signal aborts, even while nothing arrives", async () => {
      const { state, client } = await streaming(undefined);
      const controller = new AbortController();
      const options = { signal: controller.signal, timeout: 5000 };
      const { body } = await watch(client, options);
      const events = body[Symbol.asyncIterator]();
      state.send(1);
      expect(await events.next()).toEqual({ done: false, value: { n: 1 } });
      const next = events.next();
      const reason = new Error("enough");
      controller.abort(reason);
      await expect(next).rejects.toBe(reason);
      await vi.waitFor(() => expect(state.closed).toBe(true));
    });

    it("ends when the call's signal aborts before anyone reads it", async () => {
      const { state, client } = await streaming(undefined);
      const controller = new AbortController();
      await watch(client, { signal: controller.signal });
      expect(state.closed).toBe(false);
      controller.abort();
      await vi.waitFor(() => expect(state.closed).toBe(true));
    });

    it("may be silent", async () => {
      const patient = createNodeTransport({ idleTimeout: 40 });
      const { state, client } = await streaming(undefined, over === "fetch" ? {} : { transport: patient });
      const { body } = await watch(client);
      setTimeout(() => state.send(1), 150);
      for await (const { n } of body) {
        expect(n).toBe(1);
        break;
      }
    });

    it("fails when the connection breaks", async () => {
      const { state, client } = await streaming(undefined);
      const { body } = await watch(client);
      state.send(1);
      const events = body[Symbol.asyncIterator]();
      await events.next();
      for (const server of servers) server.closeAllConnections();
      await expect(events.next()).rejects.toThrow();
    });
  });
});
