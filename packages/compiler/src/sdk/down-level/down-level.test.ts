import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { downLevel } from "./down-level.ts";

const contract = path.resolve(import.meta.dirname, "../../../../contract/openapi");

/** What OpenAPI 3.1 has and 3.0 lacks, as far as text shows it. */
const strange =
  /"(?:const|patternProperties|propertyNames|unevaluatedProperties|prefixItems|\$defs|if|jsonSchemaDialect)":|"type":\s*\[/;

const minimal = {
  openapi: "3.1.0",
  info: { title: "T", version: "1", summary: "S", license: { name: "MIT", identifier: "MIT" } },
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  webhooks: {},
  security: [{ signed: [] }, { key: [] }],
  paths: {
    "/a": {
      parameters: [{ $ref: "#/components/parameters/P" }],
      post: {
        operationId: "a",
        requestBody: { $ref: "#/components/requestBodies/B" },
        responses: { "200": { $ref: "#/components/responses/R", description: "Mine." } },
        callbacks: { c: {} },
      },
    },
    "/b": { $ref: "#/components/pathItems/I" },
  },
  components: {
    parameters: { P: { name: "p", in: "query", schema: { type: ["string", "null"] } } },
    requestBodies: {
      B: {
        content: { "application/json": { schema: {}, examples: { e: { $ref: "#/components/examples/E" } } } },
      },
    },
    responses: { R: { description: "Ours.", headers: { h: { $ref: "#/components/headers/H" } }, links: {} } },
    headers: { H: { schema: { type: "string" } } },
    examples: { E: { value: { $ref: "data" } } },
    pathItems: { I: { get: { operationId: "b", responses: {} } } },
    securitySchemes: {
      signed: {
        type: "apiKey",
        in: "header",
        name: "Authorization",
        "x-amazon-apigateway-authtype": "awsSigv4",
      },
      key: { type: "apiKey", in: "header", name: "Key" },
    },
  },
};

describe("downLevel", () => {
  test.each(readdirSync(contract))("makes OpenAPI 3.0 of %s and leaves it as it was", (file) => {
    const text = readFileSync(path.join(contract, file), "utf8");
    const document: unknown = JSON.parse(text);
    const made = downLevel(document);
    expect(document).toEqual(JSON.parse(text));
    expect(made.openapi).toBe("3.0.3");
    expect(JSON.stringify(made)).not.toMatch(strange);
    expect(JSON.stringify(made.components)).not.toContain('"enum"'); // only replies have known values
  });

  test("writes parts where they are used and drops what 3.0 lacks", () => {
    expect(downLevel(minimal)).toEqual({
      openapi: "3.0.3",
      info: { title: "T", version: "1", description: "S", license: { name: "MIT" } },
      security: [{ key: [] }],
      paths: {
        "/a": {
          parameters: [{ name: "p", in: "query", schema: { type: "string", nullable: true } }],
          post: {
            operationId: "a",
            requestBody: {
              content: { "application/json": { schema: {}, examples: { e: { value: { $ref: "data" } } } } },
            },
            responses: { "200": { description: "Mine.", headers: { h: { schema: { type: "string" } } } } },
          },
        },
        "/b": { get: { operationId: "b", responses: {} } },
      },
      components: { schemas: {}, securitySchemes: { key: { type: "apiKey", in: "header", name: "Key" } } },
    });
  });

  test.for<[given: Record<string, unknown>, want: Record<string, unknown>]>([
    [{ type: "array" }, { type: "array", items: {} }],
    [
      { type: ["array", "null"], prefixItems: [{ type: "string" }] },
      { type: "array", items: {}, nullable: true },
    ],
    [{ default: "a", description: "Any." }, { description: "Any." }],
    [{ type: ["string", "integer"], default: 1 }, {}],
    [
      { type: "string", default: "a" },
      { type: "string", default: "a" },
    ],
  ])("completes types: %j becomes %j", ([schema, want]) => {
    const made = downLevel({ openapi: "3.1.0", paths: { "/a": { parameters: [{ schema }] } } });
    expect(made.paths).toEqual({ "/a": { parameters: [{ schema: want }] } });
  });

  test("requires bodies where a generator needs it", () => {
    const made = downLevel(minimal, { bodiesRequired: true });
    expect(made).toMatchObject({ paths: { "/a": { post: { requestBody: { required: true } } } } });
  });

  test.for<[document: unknown, words: string]>([
    [undefined, "is not an object"],
    [[], "is not an object"],
    ["3.1.0", "is not an object"],
    [{}, "openapi is missing"],
    [{ openapi: "4.0.0" }, 'openapi is "4.0.0"'],
    [{ swagger: "2.0" }, "swagger is Swagger 2.0"],
  ])("refuses %j", ([document, words]) => {
    expect(() => downLevel(document)).toThrow(`the document cannot be read: ${words}`);
  });

  test("takes OpenAPI 3.0 as well", () => {
    const schema = { type: "string", nullable: true, maximum: 3, exclusiveMaximum: true, example: "a" };
    const document = { openapi: "3.0.3", paths: { "/a": { parameters: [{ schema }] } } };
    expect(downLevel(document).paths).toEqual(document.paths);
  });

  test("keeps names that objects have by themselves", () => {
    const document = JSON.parse(
      '{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":{"$ref":"#/components/schemas/__proto__"}}}}}}}},"components":{"schemas":{"__proto__":{"type":"object","properties":{"__proto__":{"type":"string"}}}}}}',
    );
    const made = downLevel(document);
    expect(JSON.stringify(made)).toContain(
      '"__proto__":{"type":"object","properties":{"__proto__":{"type":"string"}}}',
    );
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test("refuses endlessly nested schemas", () => {
    let schema: unknown = {};
    for (let depth = 0; depth < 300; depth++) schema = { items: schema };
    const components = { schemas: { A: schema } };
    expect(() => downLevel({ openapi: "3.1.0", components })).toThrow("nested more than 200 levels");
  });
});
