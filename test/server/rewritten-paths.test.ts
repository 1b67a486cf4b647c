// Frameworks that change a request's path before the service sees it: the new path finds the operation, the
// old one was signed.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { canonicalTarget, createSigner } from "@callsheet/protocol";
import { expressService } from "@callsheet/server/express";
import { fastifyService } from "@callsheet/server/fastify";
import express from "express";
import { fastify } from "fastify";
import { expect, it } from "vitest";
import { known } from "../edge/known.ts";
import { createServices } from "./services.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const service = createServices({ auth: { credentials: () => credentials } });
const strip = (url = "/") => url.replace(/^\/v1\/[^/]+/, "");

interface Subject {
  readonly port: number;
  readonly close: () => unknown;
}

async function onExpress(): Promise<Subject> {
  const app = express()
    .use((request, _response, next) => {
      request.url = strip(request.url);
      next();
    })
    .use(expressService(service));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

async function onExpressParameter(): Promise<Subject> {
  const server = createServer(express().use("/v1/:tenant", expressService(service)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

async function onFastify(): Promise<Subject> {
  const app = fastify({ rewriteUrl: ({ url }) => strip(url) });
  await app.register(fastifyService(service) as never);
  await app.listen({ port: 0, host: "127.0.0.1" });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

it.each([onExpress, onExpressParameter, onFastify])("%o", async (listen) => {
  const { port, close } = await listen();
  const path = "/v1/a%20b/GetStage";
  const host = `127.0.0.1:${port}`;
  const body = JSON.stringify({ arn: known.stage });
  const signed = await createSigner()(
    { method: "POST", ...canonicalTarget(path), headers: { host }, body },
    credentials,
    { region: "us-west-2", service: "ivs" },
    new Date(),
  );
  const headers = { "content-type": "application/json", ...signed };
  const answer = await fetch(`http://${host}${path}`, { method: "POST", headers, body });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(known.stage)]);
  await close();
});
