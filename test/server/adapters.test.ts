import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { canonicalTarget, createSigner } from "@callsheet/protocol";
import { mount, type ServiceHandler } from "@callsheet/server";
import { expressService } from "@callsheet/server/express";
import { fastifyErrors, fastifyService } from "@callsheet/server/fastify";
import { honoService } from "@callsheet/server/hono";
import { lambdaService } from "@callsheet/server/lambda";
import { serve } from "@callsheet/server/node";
import { getRequestListener } from "@hono/node-server";
import express from "express";
import { fastify } from "fastify";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExchangeCase, exchanges } from "../edge/exchanges.ts";
import { known } from "../edge/known.ts";
import { createServices } from "./services.ts";

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

type Wire = Pick<ExchangeCase, "method" | "path" | "headers" | "body">;
type Send = (request: Wire) => Promise<Answer>;

/** A platform with a service on it. */
interface Subject {
  readonly send: Send;
  /** The base path of the service; "" for none. `send` puts it in front of paths. */
  readonly prefix?: string;
  readonly close?: () => unknown;
}

const headersOf = ({ headers, body }: Wire) =>
  headers ?? (body === undefined ? {} : { "content-type": "application/json" });

/** Sends over a socket; the path is sent unchanged. */
function sendTo(port: number): Send {
  return (wire) =>
    new Promise((resolve, reject) => {
      const { method = "POST", path, body } = wire;
      const headers = {
        ...headersOf(wire),
        ...(body !== undefined && { "content-length": Buffer.byteLength(body) }),
      };
      const request = httpRequest(
        { port, host: "127.0.0.1", method, path, headers, agent: false },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk) => {
            text += chunk;
          });
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: new Headers(response.headers as never),
              body: text,
            }),
          );
        },
      );
      request.on("error", reject).end(body);
    });
}

async function listening(server: ReturnType<typeof createServer>): Promise<Subject> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { send: sendTo((server.address() as AddressInfo).port), close: () => server.close() };
}

async function inMemory(service: ServiceHandler): Promise<Subject> {
  return {
    send: async (wire) => {
      const { method = "POST", path, body } = wire;
      const request = new Request(`http://127.0.0.1${path}`, {
        method,
        headers: headersOf(wire),
        body: body ?? null,
      });
      const response = await service(request);
      return { status: response.status, headers: response.headers, body: await response.text() };
    },
  };
}

async function onNode(service: ServiceHandler): Promise<Subject> {
  const server = await serve(service);
  return { send: sendTo(server.port), close: server.close };
}

async function onExpress(service: ServiceHandler): Promise<Subject> {
  return listening(createServer(express().use(expressService(service))));
}

function under(prefix: string, { send, ...rest }: Subject): Subject {
  return { ...rest, prefix, send: (wire) => send({ ...wire, path: prefix + wire.path }) };
}

async function onExpressUnderPath(service: ServiceHandler): Promise<Subject> {
  return under("/api", await listening(createServer(express().use("/api", expressService(service)))));
}

async function onFastify(service: ServiceHandler, prefix = ""): Promise<Subject> {
  const app = fastify({ frameworkErrors: fastifyErrors(prefix ? mount(service, "/api") : service) });
  await app.register(fastifyService(service), { prefix });
  await app.listen({ port: 0, host: "127.0.0.1" });
  return { send: sendTo((app.server.address() as AddressInfo).port), close: () => app.close() };
}

async function onFastifyUnderPrefix(service: ServiceHandler): Promise<Subject> {
  return under("/api", await onFastify(service, "/api/"));
}

async function onHono(service: ServiceHandler): Promise<Subject> {
  return listening(createServer(getRequestListener(new Hono().all("*", honoService(service)).fetch)));
}

async function onHonoUnderPath(service: ServiceHandler): Promise<Subject> {
  const app = new Hono().all("/api/*", honoService(mount(service, "/api")));
  return under("/api", await listening(createServer(getRequestListener(app.fetch))));
}

async function onApiGateway(service: ServiceHandler): Promise<Subject> {
  return under("/prod", await onLambda(service, "prod"));
}

/** Makes events as function URLs do: names in lower case, bodies that may be binary in base64. */
async function onLambda(service: ServiceHandler, stage = "$default"): Promise<Subject> {
  const handler = lambdaService(service);
  return {
    send: async (wire) => {
      const { method = "POST", path, body } = wire;
      const [rawPath = "", rawQueryString = ""] = path.split(/\?(.*)/s);
      const result = await handler({
        rawPath,
        rawQueryString,
        headers: headersOf(wire),
        requestContext: { domainName: "127.0.0.1", stage, http: { method } },
        ...(typeof body === "string" && { body }),
        ...(body instanceof Uint8Array && {
          body: Buffer.from(body).toString("base64"),
          isBase64Encoded: true,
        }),
      });
      const text = result.isBase64Encoded ? Buffer.from(result.body, "base64").toString() : result.body;
      return { status: result.statusCode, headers: new Headers(result.headers), body: text };
    },
  };
}

const subjects = {
  "in memory": inMemory,
  "node:http": onNode,
  Express: onExpress,
  "Express under a path": onExpressUnderPath,
  Fastify: (service: ServiceHandler) => onFastify(service),
  "Fastify under a prefix": onFastifyUnderPrefix,
  Hono: onHono,
  "Hono under a path": onHonoUnderPath,
  "AWS Lambda": (service: ServiceHandler) => onLambda(service),
  "API Gateway with a stage": onApiGateway,
};

describe.each(Object.entries(subjects))("%s", (_, create) => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await create(createServices());
  });
  afterAll(() => subject.close?.());

  it.each(exchanges.map((exchange) => [exchange.name, exchange] as const))(
    "answers %s",
    async (_, exchange) => {
      const { status, headers, body } = await subject.send(exchange);
      expect({ status, error: headers.get("x-amzn-errortype") ?? undefined }).toEqual({
        status: exchange.status,
        error: exchange.error,
      });
      expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get("x-powered-by")).toBeNull();
      for (const [name, value] of Object.entries(exchange.wants ?? {})) expect(headers.get(name)).toBe(value);
      if (exchange.method === "HEAD") expect(body).toBe("");
      else expect(JSON.parse(body)).toBeTypeOf("object");
      if (exchange.contains) expect(body).toContain(exchange.contains);
    },
  );
});

describe.each(Object.entries(subjects))("signatures on %s", (_, create) => {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  let subject: Subject;
  beforeAll(async () => {
    const options = {
      auth: { credentials: (id: string) => (id === credentials.accessKeyId ? credentials : undefined) },
    };
    subject = await create(createServices(options));
  });
  afterAll(() => subject.close?.());

  async function signed(path: string, body: string, host: string): Promise<Wire> {
    const headers = { host, "content-type": "application/json" };
    const scope = { region: "us-west-2", service: "ivs" };
    const added = await createSigner()(
      { method: "POST", ...canonicalTarget(path), headers, body },
      credentials,
      scope,
      new Date(),
    );
    return { path, body, headers: { ...headers, ...added } };
  }

  it("are verified", async () => {
    const { prefix = "" } = subject;
    const body = JSON.stringify({ arn: known.stage });
    const good = await signed(`${prefix}/GetStage?a=b%20c`, body, "127.0.0.1");
    const sent = { ...good, path: good.path.slice(prefix.length) };
    expect((await subject.send(sent)).status).toBe(200);
    const tampered = await subject.send({ ...sent, body: "{}" });
    expect([tampered.status, tampered.headers.get("x-amzn-errortype")]).toEqual([
      403,
      "InvalidSignatureException",
    ]);
    const bare = await subject.send({ path: "/GetStage", body: "{" });
    expect([bare.status, bare.headers.get("x-amzn-errortype")]).toEqual([
      403,
      "MissingAuthenticationTokenException",
    ]);
  });
});

describe("mount", () => {
  it("serves under a base path and nowhere else", async () => {
    const { send } = await inMemory(mount(createServices(), "/api"));
    const body = JSON.stringify({ arn: known.stage });
    expect((await send({ path: "/api/GetStage", body })).status).toBe(200);
    expect((await send({ path: "/GetStage", body })).status).toBe(404);
    expect((await send({ path: "/apiGetStage", body })).status).toBe(404);
    expect(() => mount(createServices(), "api/")).toThrow(TypeError);
  });
});

describe("Fastify", () => {
  const body = JSON.stringify({ arn: known.stage });

  it.each(["/:tenant", "/api/*", "/(a|b)", "/api//v1"])(
    "does not start under the prefix %s",
    async (prefix) => {
      const app = fastify();
      app.register(fastifyService(createServices()), { prefix });
      await expect(app.ready()).rejects.toThrow(TypeError);
    },
  );

  it("runs an application's hooks whatever the media type", async () => {
    const app = fastify().addHook("preHandler", async (_request, reply) => reply.code(401).send({}));
    await app.register(fastifyService(createServices()));
    for (const type of ["application/json", "garbage", ""]) {
      const headers = { "content-type": type };
      const reply = await app.inject({ method: "POST", url: "/GetStage", headers, body });
      expect(reply.statusCode).toBe(401);
    }
  });
});

describe("Express", () => {
  const body = JSON.stringify({ arn: known.stage });

  it("answers under a pattern", async () => {
    const { send, close } = await listening(
      createServer(express().use("/*splat", expressService(createServices()))),
    );
    const { status, headers } = await send({ path: "/a//b", body });
    expect([status, headers.get("x-amzn-errortype")]).toEqual([404, "UnknownOperationException"]);
    close?.();
  });

  it("does not touch a response that was started before", async () => {
    let calls = 0;
    const interceptors = [() => Promise.reject(calls++)];
    const app = express().use((_request, response, next) => {
      response.write("begun, ");
      next();
      response.end("ended");
    });
    const { send, close } = await listening(
      createServer(app.use(expressService(createServices({ interceptors })))),
    );
    const answer = await send({ path: "/GetStage", body });
    expect([answer.status, answer.body, calls]).toEqual([200, "begun, ended", 0]);
    close?.();
  });
});
