import { describe, expect, it } from "vitest";
import { ok, operation, read, string } from "./read.test-support.ts";

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
