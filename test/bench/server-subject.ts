// One server of the benchmark, named by its argument. It prints its port, and its CPU time when asked.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServiceOptions } from "@callsheet/server";
import { serve } from "@callsheet/server/node";
import { createConstantService } from "./constant-service.ts";
import { credentials, outputs } from "./server-calls.ts";

type Document = {
  paths: Record<string, { post?: OperationObject; parameters?: Parameter[] }>;
  components: { schemas: Record<string, object> };
};
interface Parameter {
  readonly name: string;
  readonly in: "path" | "header";
  readonly schema: object;
}
interface OperationObject {
  readonly operationId: string;
  readonly parameters?: Parameter[];
  readonly requestBody: { content: { "application/json": { schema: object } } };
  readonly responses: { 200: { content: { "application/json": { schema: object } } } };
}

const output = (operationId: string) => {
  const name = operationId.charAt(0).toLowerCase() + operationId.slice(1);
  return outputs[name as keyof typeof outputs];
};

async function loadDocuments(): Promise<Document[]> {
  const ids = ["ivs", "ivs-realtime", "nimble"];
  return Promise.all(
    ids.map(
      async (id) =>
        (await import(`@callsheet/contract/openapi/${id}.json`, { with: { type: "json" } })).default,
    ),
  );
}

/** What any server has to do: read the body, parse it, find the operation, write the answer. */
async function bare(): Promise<number> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => answerBare(request, response, JSON.parse(Buffer.concat(chunks).toString())));
  });
  return listen(server);
}

function answerBare({ url = "" }: IncomingMessage, response: ServerResponse, input: object): void {
  const operation =
    url === "/GetStage"
      ? "GetStage"
      : url === "/GetStreamSession"
        ? "GetStreamSession"
        : "CreateStreamingSessionStream";
  const text = input && JSON.stringify(output(operation));
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) });
  response.end(text);
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );
}

async function stubs(options: ServiceOptions): Promise<number> {
  return (await serve(createConstantService(options))).port;
}

/** Fastify with the bodies of the contract as schemas, for requests and for fast serialization. */
async function onFastify(): Promise<number> {
  const { fastify } = await import("fastify");
  const app = fastify({
    ajv: { customOptions: { strict: false, removeAdditional: false, coerceTypes: false } },
  });
  for (const document of await loadDocuments()) {
    const inline = (schema: object) => ({ ...inlineReferences(schema, document) });
    for (const [path, { post, parameters: shared }] of Object.entries(document.paths)) {
      if (!post) continue;
      const body = inline(post.requestBody.content["application/json"].schema);
      const response = { 200: inline(post.responses[200].content["application/json"].schema) };
      const url = path.replaceAll(/\{(\w+)\}/g, ":$1");
      const parameters = inline({ all: [...(shared ?? []), ...(post.parameters ?? [])] });
      const schema = { body, response, ...schemasOf((parameters as { all: Parameter[] }).all) };
      app.post(url, { schema }, async () => output(post.operationId));
    }
  }
  await app.listen({ port: 0, host: "127.0.0.1" });
  return (app.server.address() as AddressInfo).port;
}

/** The schemas of labels and headers, if there are any. */
function schemasOf(parameters: readonly Parameter[]): object {
  const objectOf = (place: Parameter["in"]) => {
    const own = parameters.filter((parameter) => parameter.in === place);
    const properties = Object.fromEntries(own.map(({ name, schema }) => [name.toLowerCase(), schema]));
    return own.length > 0 ? { type: "object", properties } : undefined;
  };
  const [params, headers] = [objectOf("path"), objectOf("header")];
  return { ...(params && { params }), ...(headers && { headers }) };
}

/** Replaces the document's references by their targets. */
function inlineReferences(value: unknown, document: Document): object {
  return JSON.parse(JSON.stringify(value), (_, part) => {
    if (typeof part?.$ref !== "string") return part;
    const keys: string[] = part.$ref.slice(2).split("/");
    const target = keys.reduce<unknown>(
      (at, key) => (at as Record<string, unknown>)[key.replaceAll("~1", "/")],
      document,
    );
    return inlineReferences(target, document);
  });
}

async function onExpress(): Promise<number> {
  const { default: express } = await import("express");
  const { middleware } = await import("express-openapi-validator");
  const app = express().use(express.json());
  // It takes one document, and does not find references inside our schemas.
  const paths = (await loadDocuments()).map((document) => inlineReferences(document.paths, document));
  const apiSpec = {
    openapi: "3.1.0",
    info: { title: "All", version: "1" },
    paths: Object.assign({}, ...paths),
  };
  app.use(
    middleware({ apiSpec: apiSpec as never, validateSecurity: false, validateApiSpec: false, serDes: [] }),
  );
  for (const document of await loadDocuments()) {
    for (const [path, { post }] of Object.entries(document.paths)) {
      if (!post) continue;
      const url = path.replaceAll(/\{(\w+)\}/g, ":$1");
      app.post(url, (_request, response) => void response.json(output(post.operationId)));
    }
  }
  return listen(createServer(app));
}

const known = {
  credentials: (id: string) => (id === credentials.accessKeyId ? credentials : undefined),
};
const subjects: Readonly<Record<string, () => Promise<number>>> = {
  bare,
  stubs: () => stubs({ validateResponses: false }),
  "stubs-responses": () => stubs({ validateResponses: true }),
  "stubs-signed": () => stubs({ validateResponses: false, auth: known }),
  fastify: onFastify,
  "express-openapi-validator": onExpress,
};

const port = await subjects[process.argv[2] ?? ""]?.();
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.send?.(port);
// An aborted benchmark leaves nothing running.
process.on("disconnect", () => process.exit());
