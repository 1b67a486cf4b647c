import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { library } from "./library.fixture.ts";
import { type RunningMock, startMock } from "./start-mock.ts";

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({ documents: [library] });
});
afterAll(() => mock.close());

/** Sends bytes as they are and returns what comes back until the connection closes. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
  socket.on("error", () => {});
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk)).write(text);
  await once(socket, "close");
  return Buffer.concat(chunks).toString();
}

const json = { "content-type": "application/json" };

describe("over a port", () => {
  it("answers, and tells what it serves", async () => {
    const response = await fetch(`${mock.url}/books`);
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveLength(2);
    expect(mock.routes).toHaveLength(5);
    expect(response.headers.get("content-length")).toMatch(/^\d+$/);
  });

  it("answers malformed JSON", async () => {
    const response = await fetch(`${mock.url}/books`, { method: "POST", headers: json, body: '{"isbn":' });
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toBe("SerializationException");
  });

  it("refuses a body that is announced or grows too large, and closes the connection", async () => {
    const head = "POST /books HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    expect(await raw(`${head}Content-Length: 104857600\r\n\r\n{`)).toMatch(
      /^HTTP\/1.1 413 [\s\S]*connection: close/i,
    );
    const chunk = `${(2 ** 20).toString(16)}\r\n${"x".repeat(2 ** 20)}\r\n`;
    expect(await raw(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}`)).toMatch(/^HTTP\/1.1 413 /);
  });

  it.each([
    ["no HTTP", "hello\r\n\r\n", 400],
    ["a length that is none", "POST /books HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400],
    ["long headers", `GET /books HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["TRACE", "TRACE /books HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 501],
    [
      "a path that looks like a host",
      "GET //evil/books HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      404,
    ],
    ["a host that is none", "GET /books HTTP/1.1\r\nHost: a b/\r\nConnection: close\r\n\r\n", 200],
    [
      "a body with GET",
      "GET /books HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
      200,
    ],
    ["OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 204],
  ])("answers %s", async (_, text, status) => {
    expect(await raw(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await fetch(`${mock.url}/books`)).status).toBe(200);
  });

  it("answers HEAD without a body", async () => {
    const answer = await raw("HEAD /books HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toMatch(/\r\n\r\n$/);
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
