import { type HttpResponse, ServiceError, type Transport } from "@callsheet/client";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type GeneratedModules, generateModules } from "./generated-modules.ts";
import { fault, httpDocument } from "./http-probe.ts";

let probe: GeneratedModules;
beforeAll(async () => {
  probe = await generateModules(httpDocument);
}, 60_000);
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => vi.restoreAllMocks());

describe("another attempt", () => {
  const attempts = async (name: string, reply: () => Promise<HttpResponse>) => {
    const transport = vi.fn<Transport>(reply);
    const error = await fault(probe.createClient({ transport })[name]?.({}));
    return [transport.mock.calls.length, error.next, error.name];
  };
  const broken = () => Promise.reject(new Error("reset"));
  const failing =
    (status: number, headers = {}) =>
    async () =>
      new Response("{}", { status, headers });

  it.each(["getThing", "putThing", "deleteThing", "postOnce"])("is harmless for %s", async (name) => {
    expect(await attempts(name, broken)).toEqual([3, "retry", "TransportError"]);
    expect(await attempts(name, failing(500))).toEqual([3, "retry", "UnknownError"]);
    expect(await attempts(name, failing(429))).toEqual([3, "throttled", "UnknownError"]);
    expect(await attempts(name, failing(404))).toEqual([1, "final", "UnknownError"]);
  });

  it.each(["postThing", "patchThing"])("could do harm for %s", async (name) => {
    expect(await attempts(name, broken)).toEqual([1, "final", "TransportError"]);
    expect(await attempts(name, failing(500))).toEqual([1, "final", "UnknownError"]);
    expect(await attempts(name, failing(503))).toEqual([1, "final", "UnknownError"]);
    expect(await attempts(name, failing(503, { "retry-after": "0" }))).toEqual([3, "retry", "UnknownError"]);
    expect(await attempts(name, failing(429))).toEqual([3, "throttled", "UnknownError"]);
    const slow = { transport: () => new Promise<never>(() => {}), attemptTimeout: 5 };
    expect(await fault(probe.createClient(slow)[name]?.({}))).toMatchObject({ attempts: 1, next: "final" });
  });

  it("does not follow from a name that only AWS uses", async () => {
    const reply = async () =>
      new Response("{}", { status: 400, headers: { "x-amzn-errortype": "Throttling" } });
    expect(await attempts("getThing", reply)).toEqual([1, "final", "UnknownError"]);
  });
});

describe("several outcomes", () => {
  const answer = (status: number, body: string | null, type = "application/json") =>
    probe.createClient({
      transport: async () => new Response(body, { status, headers: { "content-type": type } }),
    });

  it.each<[number, string | null, unknown]>([
    [200, '{"n":1}', { status: 200, n: 1 }],
    [202, '{"job":"j"}', { status: 202, job: "j" }],
    [204, null, { status: 204 }],
  ])("%d is a success that its status tells", async (status, body, want) => {
    expect(await answer(status, body).several?.({})).toEqual(want);
  });

  it.each<[number, string, string, string, unknown]>([
    [404, "no such thing", "text/plain", "Status404", "no such thing"],
    [418, '{"title":"Teapot"}', "application/problem+json", "Status4XX", { title: "Teapot" }],
    [500, '["a","b"]', "application/json", "DefaultError", ["a", "b"]],
    [302, "[]", "application/json", "DefaultError", []],
  ])("%d is a declared error with its body", async (status, body, type, name, want) => {
    const client = answer(status, body, type);
    const result = (await client.several?.try({}, { maxAttempts: 1 })) as { ok: boolean; error: unknown };
    expect(result.ok).toBe(false);
    expect(result.error).toBeInstanceOf(ServiceError);
    expect(result.error).toMatchObject({ name, status, body: want, declared: true });
  });
});
