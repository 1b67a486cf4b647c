import type { Operation, Service } from "@callsheet/protocol";
import { expect, it } from "vitest";
import { createService } from "../../create-service.ts";
import type { Handler, Validator } from "../../definition.ts";
import { gate, useServer } from "./server.test-support.ts";

const ticker: Service = {
  id: "ticker",
  name: "Ticker",
  profile: "http",
  server: { url: "https://ticker.example.com" },
};
const getTicks: Operation<object, { body: AsyncIterable<unknown> }, never> = {
  service: ticker,
  name: "getTicks",
  method: "GET",
  path: "/ticks",
  codec: "full",
  input: {},
  outcomes: [{ status: 200, body: "payload", contents: [{ type: "text/event-stream", form: "events" }] }],
};
const anything: Validator = { is: () => true, errors: () => [] };
const createTicker = (handler: Handler<typeof getTicks>) =>
  createService(
    {
      service: ticker,
      operations: { getTicks: { operation: getTicks, input: anything, output: anything, errors: {} } },
    },
    { getTicks: handler },
    { logger: { warn() {}, error() {} } },
  );
const local = useServer();
const request = "GET /ticks HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

it("sends events as they come", async () => {
  await local.serve(
    createTicker(() => ({
      body: (async function* () {
        yield 1;
        yield 2;
      })(),
    })),
  );
  const answer = await local.talk(request);
  expect(answer).toMatch(/^HTTP\/1\.1 200 .*content-type: text\/event-stream.*transfer-encoding: chunked/is);
  expect(answer).toMatch(/data: 1\n\n.*data: 2\n\n/s);
});

it("ends the iteration when the client goes away", async () => {
  const ended = gate();
  let aborted: boolean | undefined;
  await local.serve(
    createTicker((_, { signal }) => ({
      body: (async function* () {
        try {
          for (let n = 0; ; n++) {
            yield n;
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        } finally {
          aborted = signal.aborted;
          ended.open();
        }
      })(),
    })),
  );
  const abort = new AbortController();
  const response = await fetch(`${local.server.url}/ticks`, { signal: abort.signal });
  await response.body?.getReader().read();
  abort.abort();
  await ended.opened;
  expect(aborted).toBe(true);
});

it("cuts the connection when the iteration fails, and keeps serving", async () => {
  let calls = 0;
  await local.serve(
    createTicker(() => ({
      body: (async function* () {
        yield 1;
        if (calls++ === 0) throw new Error("no more");
      })(),
    })),
  );
  const response = await fetch(`${local.server.url}/ticks`);
  await expect(response.text()).rejects.toThrow();
  expect(await (await fetch(`${local.server.url}/ticks`)).text()).toBe("data: 1\n\n");
});

it("answers problem details to what is not HTTP, without the headers of AWS", async () => {
  await local.serve(createTicker(() => ({ body: (async function* () {})() })));
  const answer = await local.talk("GET /ticks HTTP/1.1\r\nHost: a\r\nBad Header\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request.*application\/problem\+json/s);
  expect(answer).not.toMatch(/x-amzn/i);
  const twoHosts = "GET /ticks HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n";
  expect(await local.talk(twoHosts)).toMatch(/problem\+json/);
});
