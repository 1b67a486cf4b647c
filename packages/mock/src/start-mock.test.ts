import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { library } from "./library.fixture.ts";
import type { MockEvent } from "./mock-event.ts";
import { type RunningMock, startMock } from "./start-mock.ts";

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({ documents: [library] });
});
afterAll(() => mock.close());

describe("over a port", () => {
  it("answers, and lists what it serves", async () => {
    const response = await fetch(`${mock.url}/books`);
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveLength(2);
    expect(mock.routes).toHaveLength(5);
    expect(response.headers.get("content-length")).toMatch(/^\d+$/);
  });

  it("sends no declared header that says how a message travels", async () => {
    const header = (example: string) => ({ schema: { type: "string" }, example });
    const headers = {
      "Transfer-Encoding": header("chunked"),
      "Content-Encoding": header("gzip"),
      "Content-Length": header("7"),
      "X-Shelf": header("left"),
    };
    const get = { responses: { "200": { description: "Found.", headers } } };
    const { url, close } = await startMock({ documents: [{ ...library, paths: { "/find": { get } } }] });
    const response = await fetch(`${url}/find`);
    expect([response.status, response.headers.get("x-shelf")]).toEqual([200, "left"]);
    expect(response.headers.get("transfer-encoding")).toBeNull();
    await close();
  });

  it("swaps documents without closing the port", async () => {
    const other = { ...library, paths: { "/find": library.paths["/search"] } };
    const { url, reload, close } = await startMock({ documents: [library] });
    expect((await fetch(`${url}/books`)).status).toBe(200);
    await reload([other]);
    expect((await fetch(`${url}/books`)).status).toBe(404);
    expect((await fetch(`${url}/find`, { method: "POST" })).status).toBe(204);
    await close();
    await expect(fetch(url)).rejects.toThrow();
  });
});

describe("events", () => {
  /** The events of a mock, as they come. */
  async function* listen(url: string): AsyncGenerator<MockEvent> {
    const { body } = await fetch(`${url}/_mock/events`);
    let text = "";
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const parts = text.split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) yield JSON.parse(part.split("data: ")[1] ?? "");
    }
  }

  it("tell which example was sent, and why", async () => {
    const { url, reload, close } = await startMock({ documents: [library] });
    const events = listen(url);
    const next = async () => (await events.next()).value;
    expect(await next()).toEqual({ type: "hello" });
    await fetch(`${url}/books?limit=2`, { headers: { prefer: "example=two, colour=red" } });
    expect(await next()).toEqual({
      type: "call",
      requestId: expect.any(String),
      method: "GET",
      path: "/books",
      status: 200,
      durationMs: expect.any(Number),
      operation: "listBooks",
      example: "two",
      why: "example two",
      problem: expect.stringMatching(/^The mock does not know colour/),
    });
    await fetch(`${url}/nowhere`);
    expect(await next()).toMatchObject({ status: 404, error: "UnknownOperationException" });
    await reload();
    expect(await next()).toEqual({ type: "reload", operations: 5 });
    await close();
    expect((await events.next()).done).toBe(true);
  });

  it("are for this machine alone", async () => {
    const ask = async (headers: Record<string, string>) => {
      const abort = new AbortController();
      const response = await fetch(`${mock.url}/_mock/events`, { headers, signal: abort.signal });
      abort.abort();
      return [response.status, response.headers.get("access-control-allow-origin")];
    };
    expect(await ask({ origin: "http://localhost:4000" })).toEqual([200, "http://localhost:4000"]);
    expect(await ask({ origin: "https://evil.example" })).toEqual([403, null]);
    expect(await ask({ "sec-fetch-site": "cross-site" })).toEqual([403, null]);
    const open = await startMock({ documents: [library], host: "0.0.0.0" });
    expect((await fetch(`${open.url.replace("0.0.0.0", "127.0.0.1")}/_mock/events`)).status).toBe(404);
    await open.close();
  });
});
