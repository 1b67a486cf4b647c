import { describe, expect, it } from "vitest";
import { readDocument } from "../read/read-document.ts";

const schemaOf = (version: string, schema: unknown) => {
  const document = readDocument("t", {
    openapi: version,
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas: { S: schema, Other: { type: "object" } } },
  });
  return (document.schemas[0]?.schema.schema ?? {}) as unknown;
};

const other = { $ref: "#/components/schemas/Other" };

describe("a schema of OpenAPI 3.0 becomes one of 3.1", () => {
  it.each<[unknown, unknown]>([
    [{ type: "string", nullable: true }, { type: ["string", "null"] }],
    [{ type: "string", nullable: false }, { type: "string" }],
    [
      { type: "string", nullable: true, enum: ["a"] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      { nullable: true, allOf: [other], description: "d" },
      { description: "d", anyOf: [{ allOf: [other] }, { type: "null" }] },
    ],
    [{ nullable: true, oneOf: [other] }, { oneOf: [other, { type: "null" }] }],
    [{ nullable: true, anyOf: [{ type: "null" }] }, { anyOf: [{ type: "null" }] }],
    [
      { ...other, nullable: true, description: "d", "x-a": 1, minLength: 2 },
      { anyOf: [other, { type: "null" }], description: "d", "x-a": 1 },
    ],
    [
      { ...other, title: "t", minLength: 2, nullable: false },
      { ...other, title: "t" },
    ],
    [{ minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    [{ maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
    [{ exclusiveMaximum: true }, {}],
    [{ example: 1 }, { examples: [1] }],
    [{ example: { nullable: true, example: 2 } }, { examples: [{ nullable: true, example: 2 }] }],
    [
      { type: "string", format: "byte" },
      { type: "string", contentEncoding: "base64" },
    ],
    [
      { type: "string", format: "binary" },
      { type: "string", contentMediaType: "application/octet-stream" },
    ],
    [
      { type: "string", format: "date" },
      { type: "string", format: "date" },
    ],
    [
      { properties: { nullable: { type: "string", nullable: true }, example: { type: "string" } } },
      { properties: { nullable: { type: ["string", "null"] }, example: { type: "string" } } },
    ],
    [
      { properties: { a: { items: { nullable: true, type: "integer" } } } },
      { properties: { a: { items: { type: ["integer", "null"] } } } },
    ],
  ])("%j", (old, upgraded) => {
    expect(schemaOf("3.0.3", old)).toEqual(upgraded);
  });
});

describe("a schema of OpenAPI 3.1", () => {
  it.each([
    [{ type: "string", nullable: true }, { type: "string" }],
    [{ properties: { nullable: { type: "string" } } }, { properties: { nullable: { type: "string" } } }],
    [
      { enum: [{ nullable: true }], const: { nullable: true } },
      { enum: [{ nullable: true }], const: { nullable: true } },
    ],
    [
      { ...other, minLength: 1 },
      { ...other, minLength: 1 },
    ],
    [{ example: 1 }, { example: 1 }],
  ])("loses `nullable` only: %j", (schema, want) => {
    expect(schemaOf("3.1.0", schema)).toEqual(want);
  });
});

it.each([
  ["3.0", "3.0"],
  ["3.0.4", "3.0"],
  ["3.1.0-rc0", "3.1"],
  ["3.2.0", "3.2"],
  [3.1, "3.1"],
])("the version %j is read", (openapi, version) => {
  expect(readDocument("t", { openapi, paths: {} }).version).toBe(version);
});

it.each([
  [
    { swagger: "2.0" },
    "t#/swagger: is Swagger 2.0, which is not read: convert the document to OpenAPI 3 first",
  ],
  [{ openapi: "3.3.0" }, 't#/openapi: is "3.3.0": OpenAPI 3.0, 3.1 and 3.2 are read'],
  [{}, "t#/openapi: is missing: OpenAPI 3.0, 3.1 and 3.2 are read"],
  ["text", "t:1:1: is not an object: an OpenAPI document was expected"],
])("refuses %j in a sentence", (source, message) => {
  expect(() => readDocument("t", source)).toThrow(message);
});

it("ignores the style of a part, as 3.0 does", () => {
  const content = (type: string) => ({
    [type]: { encoding: { a: { style: "form", explode: false, contentType: "b/c" } } },
  });
  const { root } = readDocument("t", {
    openapi: "3.0.3",
    info: { title: "T", version: "1" },
    paths: {},
    components: {
      requestBodies: {
        A: {
          content: { ...content("multipart/form-data"), ...content("application/x-www-form-urlencoded") },
        },
      },
    },
  });
  const { A } = (root.components as { requestBodies: { A: object } }).requestBodies;
  expect(A).toEqual({
    content: {
      "multipart/form-data": { encoding: { a: { contentType: "b/c" } } },
      ...content("application/x-www-form-urlencoded"),
    },
  });
});
