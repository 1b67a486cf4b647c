import { gzipSync } from "node:zlib";
import {
  AbortError,
  ClientError,
  type ClientOptions,
  fetchTransport,
  MalformedResponseError,
  ServiceError,
  TimeoutError,
  type Transport,
  TransportError,
} from "@callsheet/client";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { createNodeTransport, type NodeTransportOptions } from "@callsheet/client/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type FaultCase, faultCases } from "./fault-cases.ts";
import { type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

const kinds = { ServiceError, TransportError, TimeoutError, MalformedResponseError };
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.close());
// Full jitter of zero: retries do not wait.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => vi.restoreAllMocks());

const node = createNodeTransport();
afterAll(() => node.close());

describe.each<[string, Transport]>([
  ["fetch", fetchTransport()],
  ["the Node transport", node],
])("over %s", (over, transport) => {
  const createClient = (options: ClientOptions = {}) =>
    createIvsRealTimeClient({
      region: "us-west-2",
      endpoint: server.url,
      credentials,
      transport,
      ...options,
    });

  const cases = faultCases.filter(({ unlessFetch }) => over !== "fetch" || unlessFetch === undefined);

  it.each(cases.map((fault) => [fault.name, fault] as const))("%s", async (_name, fault) => {
    server.play(fault.replies);
    const client = createClient(fault.attemptTimeout ? { attemptTimeout: fault.attemptTimeout } : {});
    const outcome = await client.getStage({ arn }).catch((error: unknown) => error);
    expect(server.requests).toHaveLength(fault.requests);
    if (!fault.error) expect(outcome).not.toBeInstanceOf(Error);
    else checkError(outcome, fault);
    if (fault.skew !== undefined)
      expect(skewOf(server.requests[1]?.headers["x-amz-date"])).toBeCloseTo(fault.skew, 0);
    if (fault.requests > 1) expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1);
  });

  it.each(faultCases.filter(({ declared }) => declared).map((fault) => [fault.name, fault] as const))(
    "try returns: %s",
    async (_, fault) => {
      server.play(fault.replies);
      const result = await createClient().getStage.try({ arn });
      expect(result).toMatchObject({ ok: false, error: { name: fault.error } });
    },
  );

  it("keeps a clock that helped, and signs the next call with it", async () => {
    const skewed = faultCases.find(({ skew }) => skew === 10);
    server.play([...(skewed?.replies ?? [])]);
    const client = createClient();
    await client.getStage({ arn });
    await client.getStage({ arn });
    expect(server.requests.map(({ headers }) => Math.round(skewOf(headers["x-amz-date"])) + 0)).toEqual([
      0, 10, 10,
    ]);
  });

  it.each(["before headers", "within the body", "while it waits for a retry"])(
    "releases everything when aborted %s",
    async (when) => {
      const [start, wait] = ["HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", 5000];
      vi.spyOn(Math, "random").mockReturnValue(1);
      server.play(
        when === "before headers"
          ? [[wait]]
          : when === "within the body"
            ? [[start, wait]]
            : [["HTTP/1.1 429 X\r\nContent-Length: 0\r\n\r\n"]],
      );
      node.close();
      const controller = new AbortController();
      const reason = new Error("enough");
      void vi
        .waitFor(() => expect(server.requests).toHaveLength(1), { interval: 5 })
        .then(() => setTimeout(() => controller.abort(reason), 40));
      const client = createIvsRealTimeClient({ endpoint: server.url, credentials, transport });
      const error = await client
        .getStage({ arn }, { signal: controller.signal })
        .catch((error: unknown) => error);
      expect(error).toBeInstanceOf(AbortError);
      expect(error).toMatchObject({ name: "AbortError", cause: reason, attempts: 1 });
      expect(server.requests).toHaveLength(1);
      if (when !== "while it waits for a retry")
        await vi.waitFor(() => expect(server.requests[0]?.socket.destroyed).toBe(true));
    },
  );

  it("sends nothing when already aborted", async () => {
    server.play([]);
    const call = createClient().getStage({ arn }, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: "AbortError", attempts: 0 });
    expect(server.requests).toHaveLength(0);
  });

  it("limits the whole call", async () => {
    server.play([[5000]]);
    const call = createClient().getStage({ arn }, { timeout: 150, attemptTimeout: 100, maxAttempts: 9 });
    await expect(call).rejects.toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining("took longer than 150 ms"),
    });
  });
});

describe("the Node transport by itself", () => {
  const createClient = (options: NodeTransportOptions, maxAttempts: number) =>
    createIvsRealTimeClient({
      endpoint: server.url,
      credentials,
      transport: createNodeTransport(options),
      maxAttempts,
    });
  const part = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";

  it.each([
    ["before the reply", [5000]],
    ["within the body", [part, 5000]],
  ])("closes a connection that went silent %s", async (_, reply) => {
    server.play([reply]);
    const call = createClient({ idleTimeout: 50 }, 2).getStage({ arn });
    await expect(call).rejects.toMatchObject({
      name: "TransportError",
      message: expect.stringContaining("Nothing arrived for 50 ms."),
    });
    await vi.waitFor(() =>
      expect(server.requests.map(({ socket }) => socket.destroyed)).toEqual([true, true]),
    );
  });

  it.each([
    ["", " ".repeat(2000)],
    ["Content-Encoding: gzip\r\n", gzipSync(" ".repeat(2000))],
  ])("refuses a body larger than its limit once: %s", async (header, body) => {
    server.play([[`HTTP/1.1 200 OK\r\n${header}Content-Length: ${body.length}\r\n\r\n`, body]]);
    const call = createClient({ maxResponseSize: 1000 }, 3).getStage({ arn });
    await expect(call).rejects.toMatchObject({
      name: "TransportError",
      attempts: 1,
      message: expect.stringContaining("1000 bytes"),
    });
  });

  it.each([0, Number.POSITIVE_INFINITY, 2 ** 60])(
    "takes a limit of %d bytes as no limit",
    async (maxResponseSize) => {
      const body = gzipSync(`{"stage":{"name":"${"x".repeat(2000)}"}}`);
      server.play([
        [`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`, body],
      ]);
      const { stage } = await createClient({ maxResponseSize }, 1).getStage({ arn });
      expect(stage?.name).toHaveLength(2000);
      expect(() => createNodeTransport({ maxResponseSize: Number.NaN })).toThrow("maxResponseSize");
    },
  );

  it("closes only idle connections", async () => {
    const transport = createNodeTransport();
    const send = () => transport({ method: "POST", url: server.url, headers: {}, body: "" }, undefined);
    server.play([
      ["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"],
      [100, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"],
    ]);
    await (await send()).text();
    const second = send();
    const third = send();
    await vi.waitFor(() => expect(server.requests).toHaveLength(3), { interval: 5 });
    transport.close();
    for (const reply of await Promise.all([second, third])) expect(await reply.text()).toBe("");
    await vi.waitFor(() => {
      transport.close();
      expect(server.requests.map(({ socket }) => socket.destroyed)).toEqual([true, true, true]);
    });
  });

  it("obeys a signal, and leaves no listener on it", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    server.play([["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"]]);
    const request = { method: "POST", url: server.url, headers: {}, body: "" };
    const reply = await node(request, signal);
    expect(await reply.text()).toBe("");
    await vi.waitFor(() => expect(removed).toHaveBeenCalledTimes(1));
    expect(added).toHaveBeenCalledTimes(1);
    await expect(node(request, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
    expect(server.requests).toHaveLength(1);
  });

  it("reads headers by any name, and none that was not sent", async () => {
    server.play([["HTTP/1.1 404 X\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"]]);
    const error = await createClient({}, 1)
      .getStage({ arn })
      .catch((error: unknown) => error);
    const { headers } = error as ServiceError;
    expect(["Retry-After", "retry-after", "constructor"].map((name) => headers.get(name))).toEqual([
      "1",
      "1",
      undefined,
    ]);
  });
});

function checkError(
  outcome: unknown,
  { error, kind = "ServiceError", message = "", requests, declared }: FaultCase,
) {
  expect(outcome).toBeInstanceOf(kinds[kind]);
  expect(outcome).toBeInstanceOf(ClientError);
  expect(outcome).toMatchObject({ name: error, operation: "GetStage", attempts: requests });
  expect((outcome as Error).message).toContain(`POST ${server.url}/GetStage`);
  expect((outcome as Error).message).toContain(message);
  expect((outcome as Error).message + JSON.stringify(outcome)).not.toContain(credentials.secretAccessKey);
  if (outcome instanceof ServiceError) expect(outcome.declared).toBe(declared ?? false);
  else expect((outcome as Error).cause !== undefined || kind === "TimeoutError").toBe(true);
}

/** Minutes that the time of a request is ahead of ours. */
function skewOf(amzDate = ""): number {
  return (Date.parse(amzDate.replace(/(....)(..)(..T..)(..)/, "$1-$2-$3:$4:")) - Date.now()) / 60_000;
}
