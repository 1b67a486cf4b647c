import { readDocument } from "@callsheet/document";
import type { FetchHandler } from "@callsheet/protocol";
import { describe, expect, it } from "vitest";
import { testContract } from "../test-contract.ts";

const schema = {
  type: "object",
  properties: { id: { type: "integer" }, password: { type: "string", writeOnly: true } },
};
const json = { content: { "application/json": { schema } } };
const root = {
  openapi: "3.1.0",
  info: { title: "U", version: "1" },
  paths: {
    "/users/{id}": {
      get: {
        operationId: "getUser",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } },
          { name: "tags", in: "query", schema: { type: "array", items: { type: "string" } } },
        ],
        responses: { "200": { description: "It.", ...json }, "400": { description: "No.", ...json } },
      },
      put: {
        operationId: "putUser",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } }],
        requestBody: { required: true, content: { "application/json": { schema } } },
        responses: { "200": { description: "It.", ...json }, "400": { description: "No.", ...json } },
      },
    },
  },
};

/** A server that answers every user with the same. */
function serving(answer: () => Response, see: (request: Request) => void = () => {}): FetchHandler {
  return async (request) => {
    see(request);
    const { pathname } = new URL(request.url);
    const [, id] = /^\/users\/([^/]+)$/.exec(pathname) ?? [];
    if (id === undefined) return new Response("nothing here", { status: 404 });
    if (!["GET", "PUT"].includes(request.method))
      return new Response(null, { status: 405, headers: { allow: "GET, PUT" } });
    if (!/^(?:[1-9]|%3[1-9])\d*$/.test(id)) return Response.json({}, { status: 400 });
    if (request.method === "PUT" && !(await isUser(request))) return Response.json({}, { status: 400 });
    return answer();
  };
}

async function isUser(request: Request): Promise<boolean> {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get("content-type") ?? "")) return false;
  try {
    const user = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer()));
    const { id = 1, password = "" } = user;
    return (
      typeof user === "object" && !Array.isArray(user) && Number.isInteger(id) && typeof password === "string"
    );
  } catch {
    return false;
  }
}

const good = (): Response => Response.json({ id: 1 });

async function findings(handler: FetchHandler, options = {}, document: object = root): Promise<string[]> {
  const contract = { documents: [readDocument("users", document)] };
  const report = await testContract(contract, handler, { fuzz: 0, ...options });
  return [...new Set(report.causes.map(({ check, message }) => `${check}: ${message}`))];
}

const typed = (body: Uint8Array | string, type = "application/json"): Response =>
  new Response(body as BodyInit, { headers: { "content-type": type } });

describe("what answers look like", () => {
  it("is right when it is right", async () => {
    expect(await findings(serving(good))).toEqual([]);
  });

  it.each<[string, () => Response, string]>([
    [
      "a byte order mark",
      () => typed(Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d])),
      "encoding: The JSON answer with status 200 starts with a byte order mark.",
    ],
    [
      "another charset",
      () => typed("{}", "application/json; charset=latin1"),
      "encoding: The JSON answer with status 200 has the charset latin1.",
    ],
    [
      "bytes that are not UTF-8",
      () => typed(Uint8Array.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d])),
      "encoding: The JSON answer with status 200 is not valid UTF-8.",
    ],
    [
      "what only travels to the service",
      () => Response.json({ id: 1, password: "x" }),
      "write-only: The answer with status 200 shows /password, which only travels to the service (writeOnly).",
    ],
  ])("is wrong with %s", async (_, answer, finding) => {
    expect(await findings(serving(answer))).toEqual([finding]);
  });

  it("is wrong without the message that the document's protocol has", async () => {
    const document = { ...root, info: { ...root.info, "x-callsheet-service": { errorMessage: "message" } } };
    const told = await findings(serving(good), {}, document);
    expect(told.filter((text) => text.startsWith("error-text"))).toHaveLength(3);
  });
});

describe("the strict column", () => {
  const lenient: FetchHandler = async (request) => {
    const url = new URL(request.url);
    return serving(good)(new Request(new URL(url.pathname.toLowerCase().replace(/\/$/, ""), url), request));
  };

  it("does not count unless it is asked for", async () => {
    expect(await findings(lenient)).toEqual([]);
    expect(await findings(lenient, { strict: true })).toEqual([
      "strict: The target takes a path with a slash more at its end (status 200).",
      "strict: The target takes a path in other letters, upper or lower case (status 200).",
    ]);
  });
});

it("cases are sent that mean the same in other words", async () => {
  const seen: string[] = [];
  await findings(
    serving(good, (request) => void seen.push(new URL(request.url).pathname + new URL(request.url).search)),
  );
  expect(seen).toContain("/users/%31");
  expect(seen.some((path) => /tags=&tags=/.test(path))).toBe(true);
});

it("a label that is not decoded is found", async () => {
  const handler: FetchHandler = async (request) =>
    request.url.endsWith("%31") ? Response.json({}, { status: 400 }) : serving(good)(request);
  expect(await findings(handler)).toContain(
    "accepts-valid: A request that means the same as the base call is refused with status 400, though that succeeds.",
  );
});

it("an answer that matches no alternative is one finding, not one for each", async () => {
  const branch = (name: string) => ({
    type: "object",
    required: [name],
    properties: { [name]: { type: "string" } },
  });
  const body = { type: "object", required: ["id"], anyOf: [branch("cat"), branch("dog"), branch("cow")] };
  const operation = {
    operationId: "getAnimal",
    responses: { "200": { description: "It.", content: { "application/json": { schema: body } } } },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: { "/animal": { get: operation } },
  };
  const told = await findings(
    async ({ url, method }) => {
      if (new URL(url).pathname !== "/animal") return new Response(null, { status: 404 });
      return method === "GET"
        ? Response.json({ cat: 1 })
        : new Response(null, { status: 405, headers: { allow: "GET" } });
    },
    {},
    document,
  );
  expect(told.toSorted()).toEqual([
    "body-schema: The body of the answer with status 200 must have required property 'id' at its root.",
    "body-schema: The body of the answer with status 200 must match a schema in anyOf at its root.",
  ]);
});
