import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Response as ExpressResponse } from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { type Answer, type Call, createPets, refusal } from "./pets.ts";

/** A running server. */
export interface Running {
  readonly url: string;
  close(): Promise<unknown> | unknown;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes: Uint8Array | undefined): string {
  try {
    return utf8.decode(bytes ?? new Uint8Array());
  } catch {
    return "\u0000";
  }
}

function listening(server: Server): Promise<Running> {
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      }),
    ),
  );
}

const PATHS = {
  "/pets": ["GET", "POST"],
  "/pets/:id": ["GET", "DELETE"],
  "/login": ["POST"],
  "/table": ["POST"],
};

/** Express: its own 404 and its own 400 for labels that cannot be decoded are pages of HTML. */
export function startExpress(): Promise<Running> {
  const pets = createPets();
  const app = express();
  app.use(express.raw({ type: () => true, limit: "1mb" }));
  const callOf = (request: express.Request): Call => ({
    query: new URL(request.originalUrl, "http://x").searchParams,
    type: request.get("content-type") ?? "",
    text: textOf(request.body instanceof Uint8Array ? request.body : undefined),
  });
  const send = (response: ExpressResponse, { status, type, body }: Answer): void => {
    response.status(status);
    if (type) response.setHeader("content-type", type);
    response.end(body);
  };
  app.get("/pets", (request, response) => send(response, pets.list(callOf(request))));
  app.post("/pets", (request, response) => send(response, pets.create(callOf(request))));
  app.get("/pets/:id", (request, response) => send(response, pets.get(request.params.id)));
  app.delete("/pets/:id", (request, response) => send(response, pets.remove(request.params.id)));
  app.post("/login", (request, response) => send(response, pets.login(callOf(request))));
  app.post("/table", (request, response) => send(response, pets.table(callOf(request))));
  for (const [path, methods] of Object.entries(PATHS))
    app.all(path, (_, response) => void response.set("allow", methods.join(", ")).status(405).end());
  return listening(createServer(app));
}

/** fastify: its own 404 and 415 are JSON of its own form. */
export async function startFastify(): Promise<Running> {
  const pets = createPets();
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
  const callOf = (request: { url: string; headers: IncomingMessage["headers"]; body: unknown }): Call => ({
    query: new URL(request.url, "http://x").searchParams,
    type: request.headers["content-type"] ?? "",
    text: textOf(request.body instanceof Uint8Array ? request.body : undefined),
  });
  const routes: [string, string, (call: Call, id: string) => Answer][] = [
    ["GET", "/pets", (call) => pets.list(call)],
    ["POST", "/pets", (call) => pets.create(call)],
    ["GET", "/pets/:id", (_, id) => pets.get(id)],
    ["DELETE", "/pets/:id", (_, id) => pets.remove(id)],
    ["POST", "/login", (call) => pets.login(call)],
    ["POST", "/table", (call) => pets.table(call)],
  ];
  for (const [method, url, handle] of routes) {
    app.route({
      method,
      url,
      exposeHeadRoute: false,
      handler: (request, reply) => {
        const { status, type, body } = handle(callOf(request), (request.params as { id?: string }).id ?? "");
        reply.code(status);
        if (type) reply.header("content-type", type);
        return reply.send(body);
      },
    });
  }
  for (const [url, methods] of Object.entries(PATHS)) {
    const others = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"].filter(
      (method) => !methods.includes(method),
    );
    app.route({
      method: others,
      url,
      handler: (_, reply) => reply.code(405).header("allow", methods.join(", ")).send(),
    });
  }
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  return { url, close: () => app.close() };
}

/** hono, as a fetch handler: its own 404 is plain text. */
export function honoHandler(): (request: Request) => Promise<Response> {
  const pets = createPets();
  const app = new Hono();
  const callOf = async (request: Request): Promise<Call> => ({
    query: new URL(request.url).searchParams,
    type: request.headers.get("content-type") ?? "",
    text: textOf(new Uint8Array(await request.arrayBuffer())),
  });
  const answer = ({ status, type, body }: Answer): Response =>
    new Response(body ?? null, { status, headers: type ? { "content-type": type } : {} });
  app.get("/pets", async ({ req }) => answer(pets.list(await callOf(req.raw))));
  app.post("/pets", async ({ req }) => answer(pets.create(await callOf(req.raw))));
  app.get("/pets/:id", ({ req }) => answer(pets.get(req.param("id"))));
  app.delete("/pets/:id", ({ req }) => answer(pets.remove(req.param("id"))));
  app.post("/login", async ({ req }) => answer(pets.login(await callOf(req.raw))));
  app.post("/table", async ({ req }) => answer(pets.table(await callOf(req.raw))));
  for (const [path, methods] of Object.entries(PATHS))
    app.all(path, () => new Response(null, { status: 405, headers: { allow: methods.join(", ") } }));
  return async (request) => app.fetch(request);
}

/** node:http by hand, in the manner of nginx: pages of HTML for whatever is not in the contract. */
export function startNode(): Promise<Running> {
  const pets = createPets();
  return listening(
    createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const [path = "", query = ""] = (request.url ?? "").split("?");
      const send = ({ status, type, body }: Answer, headers: Record<string, string> = {}): void =>
        void response.writeHead(status, { ...(type ? { "content-type": type } : {}), ...headers }).end(body);
      const call: Call = {
        query: new URLSearchParams(query),
        type: request.headers["content-type"] ?? "",
        text: textOf(Buffer.concat(parts)),
      };
      const [, label] = /^\/pets\/([^/]+)$/.exec(path) ?? [];
      const route = label === undefined ? path : "/pets/:id";
      const methods = PATHS[route as keyof typeof PATHS];
      if (!methods)
        return send({ status: 404, type: "text/html", body: "<html><h1>404 Not Found</h1><hr>nginx</html>" });
      if (!methods.includes(request.method ?? ""))
        return send({ status: 405 }, { allow: methods.join(", ") });
      let id = "";
      try {
        id = decodeURIComponent(label ?? "");
      } catch {
        return send(refusal(400, "cannot be decoded"));
      }
      if (route === "/pets/:id") return send(request.method === "GET" ? pets.get(id) : pets.remove(id));
      if (route === "/login") return send(pets.login(call));
      if (route === "/table") return send(pets.table(call));
      return send(request.method === "GET" ? pets.list(call) : pets.create(call));
    }),
  );
}
