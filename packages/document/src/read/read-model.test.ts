import { describe, expect, it } from "vitest";
import { readDocument } from "./read-document.ts";

const head = { openapi: "3.1.0", info: { title: "T", version: "1" } };
const string = { type: "string" };
const ok = { "200": { description: "" } };

const read = (paths: object, rest: object = {}) => readDocument("t", { ...head, paths, ...rest });
const operation = (source: object, path = "/x", item: object = {}, rest: object = {}) => {
  const document = read({ [path]: { ...item, get: { responses: ok, ...source } } }, rest);
  expect(document.skipped).toEqual([]);
  return document.operations[0];
};

describe("parameters", () => {
  const p = (name: string, place: string, rest: object = {}) => ({
    name,
    in: place,
    schema: string,
    ...rest,
  });

  it("of the operation replace those of the path item with the same name and place", () => {
    const found = operation(
      { parameters: [p("a", "query", { description: "mine" }), p("H", "header", { description: "mine" })] },
      "/x",
      { parameters: [p("a", "query"), p("a", "cookie"), p("h", "header")] },
    );
    expect(found?.parameters.map(({ in: place, name, description }) => [place, name, description])).toEqual([
      ["query", "a", "mine"],
      ["cookie", "a", undefined],
      ["header", "H", "mine"],
    ]);
  });

  it("that other parts of the document describe are ignored", () => {
    const names = ["Accept", "content-type", "AUTHORIZATION"];
    expect(operation({ parameters: names.map((name) => p(name, "header")) })?.parameters).toEqual([]);
  });

  it.each([
    [p("a", "query"), { style: "form", explode: true, required: false }],
    [p("a", "cookie"), { style: "form", explode: true }],
    [p("a", "header"), { style: "simple", explode: false }],
    [p("id", "path"), { style: "simple", explode: false, required: true }],
    [p("a", "query", { style: "deepObject" }), { style: "deepObject", explode: false }],
    [p("a", "query", { style: "pipeDelimited", explode: true }), { style: "pipeDelimited", explode: true }],
    [p("a", "query", { explode: false, allowReserved: true }), { explode: false, allowReserved: true }],
    [
      p("a", "query", { allowEmptyValue: true, deprecated: true }),
      { allowEmptyValue: true, deprecated: true },
    ],
    [p("a", "query", { "x-go": 1 }), { extensions: { "x-go": 1 } }],
    [
      { name: "a", in: "query", content: { "application/json": { schema: string, example: "e" } } },
      { contentType: "application/json", examples: [{ value: "e" }] },
    ],
    [
      p("a", "query", { examples: { one: { value: 1, summary: "s" }, two: { externalValue: "x" } } }),
      { examples: [{ name: "one", value: 1, summary: "s" }] },
    ],
  ])("have the defaults of OpenAPI: %j", (parameter, want) => {
    const path = parameter.in === "path" ? "/x/{id}" : "/x";
    expect(operation({ parameters: [parameter] }, path)?.parameters[0]).toMatchObject(want);
  });

  it.each([
    [
      "a label without one",
      "/x/{id}",
      [],
      "has the label {id} in its path, which no path parameter describes",
    ],
    ["an unknown place", "/x", [p("a", "body")], "it needs a name and a known `in`"],
    ["the whole query string", "/x", [p("a", "querystring")], "whole query string, which is not supported"],
    ["an unknown style", "/x", [p("a", "query", { style: "matrix" })], 'has the style "matrix"'],
    ["one twice", "/x", [p("a", "query"), p("a", "query")], 'is the second query parameter "a"'],
  ])("cost their operation, not the document: %s", (_, path, parameters, reason) => {
    const document = read({
      [path]: { get: { parameters, responses: ok } },
      "/ok": { get: { responses: ok } },
    });
    expect(document.operations.map(({ name }) => name)).toEqual(["GET /ok"]);
    expect(document.skipped).toMatchObject([{ reason: expect.stringContaining(reason) }]);
  });
});

describe("outcomes", () => {
  it("have a status, range or default, with headers, media types and links", () => {
    const found = operation({
      responses: {
        "200": {
          description: "Fine.",
          headers: { "x-a": { required: true, schema: string }, "Content-Type": { schema: string } },
          content: { "application/json": { schema: string, encoding: { a: {} } }, "text/*": {} },
          links: { next: { operationId: "n", parameters: { a: 1 } } },
        },
        "4xx": { description: "" },
        default: { description: "" },
        "x-more": {},
      },
    });
    expect(found?.responses).toMatchObject([
      {
        status: "200",
        description: "Fine.",
        headers: [{ name: "x-a", required: true }],
        content: [
          { type: "application/json", schema: { schema: string }, encoding: { a: {} } },
          { type: "text/*" },
        ],
        links: [{ name: "next", operationId: "n", parameters: { a: 1 } }],
      },
      { status: "4XX" },
      { status: "default" },
    ]);
  });

  it("of an impossible status cost their operation", () => {
    const { operations, skipped } = read({ "/x": { get: { responses: { "20": { description: "" } } } } });
    expect(operations).toEqual([]);
    expect(skipped[0]?.reason).toContain('has the status "20"');
  });
});

describe("security", () => {
  const schemes = {
    basic: { type: "http", scheme: "Basic" },
    bearer: { type: "http", scheme: "bearer" },
    digest: { type: "http", scheme: "digest" },
    key: { type: "apiKey", in: "cookie", name: "k" },
    oauth: { type: "oauth2", flows: {} },
    oidc: { type: "openIdConnect", openIdConnectUrl: "https://example.com" },
    tls: { type: "mutualTLS" },
    aws: { type: "apiKey", in: "header", name: "Authorization", "x-amazon-apigateway-authtype": "awsSigv4" },
  };
  const components = { securitySchemes: schemes };
  const of = (security: unknown, ofDocument?: unknown) => {
    const rest = ofDocument === undefined ? {} : { security: ofDocument };
    return operation(security === undefined ? {} : { security }, "/x", {}, { components, ...rest });
  };

  it.each([
    ["basic", "basic"],
    ["bearer", "bearer"],
    ["digest", "other"],
    ["key", "apiKey"],
    ["oauth", "oauth2"],
    ["oidc", "openIdConnect"],
    ["tls", "mutualTLS"],
    ["aws", "sigV4"],
    ["undeclared", "other"],
    ["constructor", "other"],
  ])("knows the scheme %s", (name, kind) => {
    expect(of([{ [name]: ["a"] }])?.security).toMatchObject([[{ name, kind, scopes: ["a"] }]]);
  });

  it.each<[unknown, unknown, string[][], string[][]]>([
    [undefined, undefined, [], []],
    [undefined, [{ key: [] }], [["key"]], []],
    [[], [{ key: [] }], [], []],
    [[{ aws: [] }, { key: [], bearer: [] }], [{ key: [] }], [["aws"], ["key", "bearer"]], []],
    [[{ key: [] }, {}], undefined, [], [["key"]]],
  ])("of the operation %j replaces that of the document %j", (own, ofDocument, security, optional) => {
    const names = (alternatives?: readonly (readonly { name: string }[])[]) =>
      alternatives?.map((schemes) => schemes.map(({ name }) => name));
    const found = of(own, ofDocument);
    expect([names(found?.security), names(found?.optionalSecurity)]).toEqual([security, optional]);
  });
});

describe("servers", () => {
  const server = (url: string, rest: object = {}) => ({ url, ...rest });
  it.each([
    [[server("https://o")], [server("https://p")], [server("https://d")], ["https://o"]],
    [undefined, [server("https://p")], [server("https://d")], ["https://p"]],
    [
      undefined,
      undefined,
      [server("https://{r}.d/{v}", { variables: { r: { default: "us" }, v: { enum: [1, 2] } } })],
      ["https://us.d/1"],
    ],
    [[], [], [], []],
  ])("of the innermost level: %j", (ofOperation, ofPath, ofDocument, urls) => {
    const found = operation(
      ofOperation ? { servers: ofOperation } : {},
      "/x",
      ofPath ? { servers: ofPath } : {},
      { servers: ofDocument },
    );
    expect(found?.servers.map(({ defaultUrl }) => defaultUrl)).toEqual(urls);
  });
});

describe("path items", () => {
  it("are followed, and what stands next to the reference wins", () => {
    const document = read(
      {
        "/x": {
          $ref: "#/components/pathItems/X",
          summary: "s",
          post: { responses: ok },
          parameters: [{ name: "b", in: "query" }],
        },
      },
      {
        components: {
          pathItems: {
            X: {
              get: { responses: ok },
              post: { deprecated: true, responses: ok },
              parameters: [{ name: "a", in: "query" }],
            },
          },
        },
      },
    );
    expect(document.operations).toMatchObject([
      { name: "GET /x", pointer: "/components/pathItems/X/get", parameters: [{ name: "a" }, { name: "b" }] },
      { name: "POST /x", pointer: "/paths/~1x/post", deprecated: false },
    ]);
  });

  it("can be used for two paths", () => {
    const item = { $ref: "#/components/pathItems/X" };
    const document = read(
      { "/a": item, "/b": item },
      { components: { pathItems: { X: { get: { operationId: "x", responses: ok } } } } },
    );
    expect(document.operations.map(({ name, path }) => [name, path])).toEqual([
      ["x", "/a"],
      ["x~2", "/b"],
    ]);
    expect(document.problems).toEqual([]);
  });

  it("with methods of OpenAPI 3.2 lose those alone", () => {
    const document = readDocument("t", {
      ...head,
      openapi: "3.2.0",
      paths: {
        "/x": {
          get: { responses: ok },
          query: { responses: ok },
          additionalOperations: { COPY: { responses: ok } },
        },
      },
    });
    expect(document.operations.map(({ name }) => name)).toEqual(["GET /x"]);
    expect(document.skipped.map(({ pointer }) => pointer)).toEqual([
      "/paths/~1x/query",
      "/paths/~1x/additionalOperations/COPY",
    ]);
  });

  it("that are no paths are told", () => {
    expect(read({ x: { get: {} }, "x-y": {} }).skipped).toMatchObject([{ pointer: "/paths/x" }]);
  });
});

describe("a document", () => {
  it("tells a duplicate operationId with both places", () => {
    const document = readDocument(
      "t",
      `openapi: 3.1.0
paths:
  /a: { get: { operationId: x, responses: {} } }
  /b: { get: { operationId: x, responses: {} } }
`,
    );
    expect(document.operations.map(({ key }) => key)).toEqual(["t/x", "t/x~2"]);
    expect(document.problems).toMatchObject([
      { line: 4, message: 'is a duplicate operationId: "x" is that of /paths/~1a/get, too' },
    ]);
  });

  it("may have webhooks or components alone", () => {
    const document = readDocument("t", {
      ...head,
      webhooks: {
        pet: {
          post: {
            operationId: "newPet",
            requestBody: { content: { "a/b": { schema: string } } },
            responses: ok,
          },
        },
      },
      components: { schemas: { Pet: string, Any: true } },
    });
    expect(document.operations).toEqual([]);
    expect(document.webhooks).toMatchObject([
      { name: "newPet", method: "POST", path: "pet", body: { content: [{ type: "a/b" }] } },
    ]);
    expect(document.schemas.map(({ name }) => name)).toEqual(["Pet", "Any"]);
  });

  it("loses only the operations that need what is not there", () => {
    const document = read(
      {
        "/a": { get: { responses: { "200": { $ref: "#/components/responses/A" } } } },
        "/b": {
          get: {
            responses: { "200": { content: { "a/b": { schema: { $ref: "#/components/schemas/B" } } } } },
          },
        },
        "/c": { get: { responses: ok } },
      },
      {
        components: {
          responses: { A: { content: { "a/b": { schema: { $ref: "#/components/schemas/B" } } } } },
          schemas: { B: { items: { $ref: "#/components/schemas/C" } } },
        },
      },
    );
    expect(document.operations.map(({ path }) => path)).toEqual(["/c"]);
    expect(document.skipped.map(({ reason }) => reason)).toEqual([
      't#/components/schemas/B/items: $ref "#/components/schemas/C" leads nowhere',
      't#/components/schemas/B/items: $ref "#/components/schemas/C" leads nowhere',
    ]);
    expect(document.problems).toHaveLength(1);
  });

  it("keeps versions as they are written", () => {
    const document = readDocument("t", "openapi: 3.1.0\ninfo: { title: T, version: 1.10 }\npaths: {}");
    expect(document.root.info).toEqual({ title: "T", version: "1.10" });
  });

  it("gives summaries and descriptions next to a reference the last word", () => {
    const found = operation(
      { responses: { "200": { $ref: "#/components/responses/A", description: "mine" } } },
      "/x",
      {},
      { components: { responses: { A: { description: "theirs" } } } },
    );
    expect(found?.responses[0]).toMatchObject({ description: "mine", pointer: "/components/responses/A" });
  });

  it("keeps what an operation says of itself", () => {
    expect(
      operation({
        summary: "s",
        description: "d",
        tags: ["t"],
        deprecated: true,
        "x-a": 1,
        callbacks: { c: {} },
      }),
    ).toMatchObject({
      summary: "s",
      description: "d",
      tags: ["t"],
      deprecated: true,
      extensions: { "x-a": 1 },
      callbacks: ["/paths/~1x/get/callbacks/c"],
    });
  });
});
