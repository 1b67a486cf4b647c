import type { AddressInfo } from "node:net";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import * as undici from "undici";
import { expect, it, vi } from "vitest";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const app = new Hono().post("/GetStage", async (context) => {
  const { arn } = await context.req.json();
  return context.json({ stage: { arn } });
});

it("takes the fetch of a Hono application", async () => {
  const { stage } = await createIvsRealTimeClient({ fetch: app.fetch }).getStage({ arn: "a" });
  expect(stage).toEqual({ arn: "a" });
});

it("takes undici's fetch in a line or two", async () => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createIvsRealTimeClient({
    endpoint,
    credentials,
    fetch: async (r) => {
      const { url, method, headers, signal } = r;
      return undici.fetch(url, {
        method,
        headers: [...headers],
        body: await r.text(),
        signal,
        redirect: "manual",
      });
    },
  });
  expect((await client.getStage({ arn: "a" })).stage).toEqual({ arn: "a" });
  server.close();
});

it.each([
  ["is larger than 1000 bytes", "x".repeat(2000)],
  ["is not UTF-8", Buffer.from('{"stage":{"name":"caf\xe9"}}', "latin1")],
])("refuses a reply that %s, once", async (message, body) => {
  const fetch = vi.fn(async () => new Response(body));
  const call = createIvsRealTimeClient({ fetch, maxResponseSize: 1000 }).getStage({ arn: "a" });
  await expect(call).rejects.toMatchObject({
    name: "TransportError",
    next: "final",
    message: expect.stringContaining(message),
  });
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("returns an error reply without its body when that is unreadable", async () => {
  const headers = { "x-amzn-errortype": "ValidationException" };
  const fetch = async () => new Response("x".repeat(2000), { status: 400, headers });
  const call = createIvsRealTimeClient({ fetch, maxResponseSize: 1000 }).getStage({ arn: "a" });
  await expect(call).rejects.toMatchObject({ name: "ValidationException", status: 400, body: {} });
});
