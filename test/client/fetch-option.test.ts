import type { AddressInfo } from "node:net";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import * as undici from "undici";
import { expect, it } from "vitest";

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
