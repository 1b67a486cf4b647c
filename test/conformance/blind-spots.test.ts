import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Contract,
  operationsOf,
  readDocument,
  requestViolations,
  testContract,
} from "@callsheet/conformance";
import { compilePath, type FetchHandler } from "@callsheet/protocol";
import { expect, it } from "vitest";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const problem = { description: "No.", ...json({ type: "object", required: ["message"] }) };
const errors = { "400": problem, "401": problem, "404": problem };
const thing = {
  type: "object",
  required: ["amount"],
  properties: {
    amount: { type: "integer", minimum: 1, maximum: 9 },
    name: { type: "string", maxLength: 6 },
    pin: { type: "string", writeOnly: true },
  },
};
const shown = {
  type: "object",
  required: ["id", "amount"],
  properties: { id: { type: "string" }, ...thing.properties },
};

/** Things under UUIDs, behind a token, of a service that names its protocol. */
const contract: Contract = {
  documents: [
    readDocument("things", {
      openapi: "3.1.0",
      info: {
        title: "Things",
        version: "1",
        "x-callsheet-service": { name: "Things", signingName: "things", errorMessage: "message" },
      },
      security: [{ token: [] }],
      paths: {
        "/things": {
          get: {
            operationId: "find",
            parameters: [
              {
                name: "tags",
                in: "query",
                schema: { type: "array", items: { type: "string" } },
                explode: false,
              },
            ],
            responses: {
              "200": { description: "All.", ...json({ type: "array", items: shown }) },
              ...errors,
            },
          },
          post: {
            operationId: "make",
            requestBody: { required: true, ...json(thing) },
            responses: { "201": { description: "Made.", ...json(shown) }, ...errors },
          },
        },
        "/things/{thingId}": {
          parameters: [
            { name: "thingId", in: "path", required: true, schema: { type: "string", format: "uuid" } },
          ],
          get: {
            operationId: "read",
            responses: { "200": { description: "It.", ...json(shown) }, ...errors },
          },
          delete: { operationId: "drop", responses: { "204": { description: "Gone." }, ...errors } },
        },
      },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    }),
  ],
};

const token = "a-token-of-ours";
const routes = operationsOf(contract).map((operation) => ({ operation, match: compilePath(operation.path) }));
const refuse = (status: number, headers: Record<string, string> = {}): Response =>
  Response.json({ message: "No." }, { status, headers: { "x-amzn-errortype": "Refusal", ...headers } });

/** A correct service, whose state is its own. */
function things(): FetchHandler {
  const kept = new Map<string, object>();
  return async (request) => {
    const { pathname } = new URL(request.url);
    const here = routes.flatMap(({ operation, match }) => {
      const labels = match(pathname);
      return labels && labels !== "malformed" ? [{ operation, labels }] : [];
    });
    if (here.length === 0) return refuse(404);
    const found = here.find(({ operation }) => operation.method === request.method);
    if (!found) return refuse(405, { allow: here.map(({ operation }) => operation.method).join(", ") });
    if (request.headers.get("authorization") !== `Bearer ${token}`) return refuse(401);
    const id = decodeURIComponent(found.labels.thingId ?? "").toLowerCase();
    const [label] = found.operation.parameters.filter((parameter) => parameter.in === "path");
    if (label && requestViolations(label.schema, id).length > 0) return refuse(400);
    if (found.operation.name === "find")
      return isDoubled(request) ? refuse(400) : Response.json([...kept.values()]);
    if (found.operation.name === "make") return make(request, kept);
    if (!kept.has(id)) return refuse(404);
    if (found.operation.name === "read") return Response.json(kept.get(id));
    kept.delete(id);
    return new Response(null, { status: 204 });
  };
}

function isDoubled({ url }: Request): boolean {
  return new URL(url).searchParams.getAll("tags").length > 1;
}

async function make(request: Request, kept: Map<string, object>): Promise<Response> {
  if (!/^application\/json(?:;|$)/i.test(request.headers.get("content-type") ?? "")) return refuse(400);
  try {
    const body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer()));
    const schema = operationsOf(contract).find(({ name }) => name === "make")?.body?.content[0]?.schema;
    if (!schema || requestViolations(schema, body).length > 0) return refuse(400);
    const id = crypto.randomUUID();
    const { pin: _, ...rest } = body;
    kept.set(id, { ...rest, id });
    return Response.json({ ...rest, id }, { status: 201 });
  } catch {
    return refuse(400);
  }
}

type Before = (request: Request, text: string) => Request | Response | undefined;
type After = (reply: Response, request: Request, text: string) => Response | Promise<Response>;

/** The correct service with one fault: in what it makes of requests, or of answers. */
function faulty({ before, after }: { before?: Before; after?: After }): FetchHandler {
  const server = things();
  return async (request) => {
    const text = request.body ? await request.clone().text() : "";
    const seen = before?.(request, text) ?? request;
    const reply = seen instanceof Response ? seen : await server(seen);
    return after ? after(reply, request, text) : reply;
  };
}

const broken = (): Response => Response.json({ message: "It broke." }, { status: 500 });
const rewritten = async (
  reply: Response,
  change: (text: string) => BodyInit,
  type?: string,
): Promise<Response> => {
  const headers = new Headers(reply.headers);
  if (type) headers.set("content-type", type);
  return new Response(change(await reply.text()), { status: reply.status, headers });
};
const whenJson = (reply: Response): boolean => reply.ok && reply.status !== 204;

/** Answers with what a thing was, after it is gone. */
function remembering(): After {
  const known = new Map<string, Response>();
  return (reply, { method, url }) => {
    if (method !== "GET") return reply;
    if (reply.ok) known.set(url, reply.clone());
    return (reply.status === 404 && known.get(url)?.clone()) || reply;
  };
}

interface Spot {
  readonly spot: string;
  readonly fault: { readonly before?: Before; readonly after?: After };
  /** Part of the id of a case that must find it, and the check. */
  readonly found: readonly [id: string, check: string];
}

const sent: readonly Spot[] = [
  {
    spot: "a fraction of nothing for an integer",
    fault: { before: (_, text) => (/"amount":\d+\.0/.test(text) ? broken() : undefined) },
    found: ["make/body/odd/integer-with-fraction", "no-server-error"],
  },
  {
    spot: "an exponent for an integer",
    fault: { before: (_, text) => (/"amount":\d+e0/.test(text) ? broken() : undefined) },
    found: ["make/body/odd/integer-with-exponent", "no-server-error"],
  },
  {
    spot: "an ordinary letter that is escaped in a label",
    fault: { before: ({ url }) => (/things\/[^/]*%[3-7]/.test(url) ? refuse(404) : undefined) },
    found: ["read/path/escaped-letter", "accepts-valid"],
  },
  {
    spot: "a body of more than a million bytes",
    fault: { before: (_, text) => (text.length > 1_000_000 ? broken() : undefined) },
    found: ["make/body/odd/large", "no-server-error"],
  },
  {
    spot: "a UUID in upper case",
    fault: { before: ({ url }) => (/things\/.*[A-F]/.test(url) ? refuse(400) : undefined) },
    found: ["read/positive/path/thingId", "accepts-valid"],
  },
  {
    spot: "a wrong token of the right form",
    fault: {
      before: (request) =>
        /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(request.headers.get("authorization") ?? "")
          ? new Request(request, { headers: { authorization: `Bearer ${token}` } })
          : undefined,
    },
    found: ["read/auth/unknown-token", "requires-authorization"],
  },
  {
    spot: "an item of a list that is empty",
    fault: { before: ({ url }) => (/tags=(?:,|[^&]*,,)/.test(url) ? broken() : undefined) },
    found: ["find/header/query/tags/empty-item", "no-server-error"],
  },
  {
    spot: "a text with a space behind it",
    fault: {
      before: (request, text) => {
        const body = text.replace(/("name":"[^"]*?) +"/, '$1"');
        return body === text ? undefined : new Request(request, { body });
      },
    },
    found: ["make/negative/body/name/maxLength/padded-above", "refuses-invalid"],
  },
  {
    spot: "use after deletion",
    fault: { after: remembering() },
    found: ["drop/state/deleted-then-read", "state-kept"],
  },
];

const answered: readonly Spot[] = [
  {
    spot: "a byte order mark",
    fault: { after: (reply) => (whenJson(reply) ? rewritten(reply, (text) => `\ufeff${text}`) : reply) },
    found: ["", "encoding"],
  },
  {
    spot: "another charset",
    fault: {
      after: (reply) =>
        whenJson(reply) ? rewritten(reply, (text) => text, "application/json; charset=latin1") : reply,
    },
    found: ["", "encoding"],
  },
  {
    spot: "a writeOnly member",
    fault: {
      after: (reply, { method }, sentText) =>
        whenJson(reply) && method === "POST" && sentText.includes('"pin"')
          ? rewritten(reply, (text) => text.replace("{", '{"pin":"1234",'))
          : reply,
    },
    found: ["make/positive/body", "write-only"],
  },
  {
    spot: "a member that comes back as another",
    fault: {
      after: (reply, { method }) =>
        whenJson(reply) && method === "POST"
          ? rewritten(reply, (text) => text.replace(/"amount":\d/, '"amount":1'))
          : reply,
    },
    found: ["make/state/echoed", "state-kept"],
  },
  {
    spot: "no error type on 405",
    fault: {
      after: (reply) => {
        if (reply.status === 405) reply.headers.delete("x-amzn-errortype");
        return reply;
      },
    },
    found: ["read/method", "error-text"],
  },
];

const options = { credentials: { schemes: { token } }, fuzz: 0 };

it("the service is correct to begin with", async () => {
  const report = await testContract(contract, things(), { ...options, fuzz: 20 });
  expect(report.failures.map(({ id, findings }) => `${id}: ${findings[0]?.message}`)).toEqual([]);
});

it.each([...sent, ...answered])("$spot is found", async ({ fault, found }) => {
  const [id, check] = found;
  const operations = [`things/${id.split("/", 1)[0] || "read"}`];
  const report = await testContract(contract, faulty(fault), { ...options, operations });
  const told = report.failures.filter(
    (failure) => failure.id.includes(id) && failure.findings.some((finding) => finding.check === check),
  );
  expect(told.length, report.failures.map((failure) => failure.id).join("\n")).toBeGreaterThan(0);
});

it("a body in chunks is sent, and a server that cannot read one is found", async () => {
  const server = createServer((request, answer) => {
    const isChunked = request.headers["transfer-encoding"] === "chunked";
    answer.writeHead(isChunked ? 500 : 404, { "content-type": "application/json" }).end('{"message":"No."}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const report = await testContract(contract, url, { ...options, operations: ["things/make"] });
  server.close();
  expect(report.failures.map(({ id }) => id).filter((id) => id.includes("chunked"))).not.toEqual([]);
});
