// The edge suite behind frameworks, which may answer before the service does.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expressService } from "@callsheet/server/express";
import { fastifyErrors, fastifyService } from "@callsheet/server/fastify";
import { honoService } from "@callsheet/server/hono";
import { getRequestListener } from "@hono/node-server";
import express from "express";
import { fastify } from "fastify";
import { Hono } from "hono";
import { describeEdge } from "../edge/describe-edge.ts";
import type { RunningSubject } from "../edge/edge-subject.ts";
import { createServices } from "./services.ts";

async function listening(server: Server): Promise<RunningSubject> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

async function onFastify(): Promise<RunningSubject> {
  const app = fastify({ frameworkErrors: fastifyErrors(createServices()) });
  await app.register(fastifyService(createServices()));
  await app.listen({ port: 0, host: "127.0.0.1" });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

const service = { knows: "known", echoes: true } as const;

describeEdge({
  name: "the server in Express",
  ...service,
  behind: "parser",
  start: () => listening(createServer(express().use(expressService(createServices())))),
});

describeEdge({ name: "the server in Fastify", ...service, behind: "parser", start: onFastify });

describeEdge({
  name: "the server in Hono",
  ...service,
  behind: "Request",
  start: () =>
    listening(createServer(getRequestListener(new Hono().all("*", honoService(createServices())).fetch))),
});
