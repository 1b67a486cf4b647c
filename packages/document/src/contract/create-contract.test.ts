import { describe, expect, it, test } from "vitest";
import { readDocument } from "../read/read-document.ts";
import { createContract } from "./create-contract.ts";

const responses = { 204: { description: "Done." } };

function contractOf(operation: Readonly<Record<string, unknown>>, path = "/a", method = "get") {
  const document = {
    openapi: "3.1.0",
    info: { title: "Small", version: "1" },
    paths: { [path]: { [method]: { operationId: "op", responses, ...operation } } },
  };
  return createContract(readDocument("small", document), "small");
}

const query = (schema: unknown, more: object = {}) => ({
  parameters: [{ in: "query", name: "q", schema, ...more }],
});
const form = (properties: object, encoding: object = {}) => ({
  requestBody: {
    content: { "application/x-www-form-urlencoded": { schema: { type: "object", properties }, encoding } },
  },
});
const text = { type: "string" };
const object = { type: "object", properties: { a: text } };

describe("an operation is left out, with a reason", () => {
  const refused: readonly [string, ReturnType<typeof contractOf>, RegExp][] = [
    ["TRACE", contractOf({}, "/a", "trace"), /TRACE/],
    ["a required body of GET", contractOf({ requestBody: { required: true, content: {} } }), /no body/],
    ["steps of dots", contractOf({}, "/a/../b"), /step of dots/],
    ["parameters that are no list", contractOf({ parameters: {} }), /`parameters` must be a list/],
    ["responses that are a list", contractOf({ responses: [] }), /`responses` must be an object/],
    ["an object or a text", contractOf(query({ anyOf: [object, text] })), /an object or something else/],
    ["an object in an object", contractOf(query({ type: "object", properties: { o: object } })), /within/],
    [
      "a list in deepObject",
      contractOf(query({ type: "array", items: text }, { style: "deepObject" })),
      /`deepObject` is for objects only/,
    ],
    [
      "a property of two shapes",
      contractOf(query({ oneOf: [object, { type: "object", properties: { a: { type: "integer" } } }] })),
      /of one type or another/,
    ],
    [
      "a form's list in deepObject",
      contractOf(form({ l: { type: "array", items: text } }, { l: { style: "deepObject" } }), "/a", "post"),
      /`deepObject` is for objects only/,
    ],
    [
      "a form's object or text",
      contractOf(form({ v: { oneOf: [object, text] } }), "/a", "post"),
      /something else/,
    ],
  ];

  test.each(refused)("%s", (_, contract, reason) => {
    expect(contract.operations).toEqual([]);
    expect(contract.skipped.map((part) => part.reason).join()).toMatch(reason);
  });
});

describe("a part is left out and reported", () => {
  it("an optional body of GET", () => {
    const contract = contractOf({ requestBody: { content: { "application/json": {} } } });
    expect(contract.operations[0]?.descriptor.input.body).toBeUndefined();
    expect(contract.skipped).toMatchObject([{ pointer: "/paths/~1a/get/requestBody" }]);
  });

  it("a media type that appears twice", () => {
    const content = { "application/json": {}, "application/json;v=2": { schema: text } };
    const contract = contractOf({ responses: { 200: { description: "", content } } });
    expect(contract.operations).toHaveLength(1);
    expect(contract.skipped[0]?.reason).toMatch(/`application\/json` comes earlier/);
  });

  it("an invalid path item and an invalid schema", () => {
    const document = {
      openapi: "3.1.0",
      info: { title: "Small", version: "1" },
      paths: { "/a": "text" },
      components: { schemas: { A: "text" } },
    };
    const { skipped } = createContract(readDocument("small", document), "small");
    expect(skipped.map(({ pointer }) => pointer)).toEqual(["/paths/~1a", "/components/schemas/A"]);
  });
});

it.each([["paths"], ["components"], ["webhooks"], ["info"]])(
  "refuses a document whose %s is a list",
  (name) => {
    const document = { openapi: "3.1.0", info: { title: "Small", version: "1" }, paths: {}, [name]: [] };
    expect(() => createContract(readDocument("small", document), "small")).toThrow(
      `\`${name}\` must be an object`,
    );
  },
);

it("reads a value or a list as a list", () => {
  const { operations, definitions } = contractOf(
    query({ oneOf: [{ type: "array", items: { type: "integer" } }, text], default: "a" }),
  );
  expect(operations[0]?.descriptor.input.bindings?.q).toMatchObject({
    list: true,
    type: ["integer", "string"],
    default: ["a"],
  });
  expect(definitions.find(({ name }) => name === "OpInput")?.schema).toMatchObject({
    properties: { q: { anyOf: [{ type: "array" }, { type: "array", maxItems: 1, items: text }] } },
  });
});

it("tells bodies of several media types apart by `contentType`", () => {
  const content = { "application/json": { schema: object }, "text/csv": { schema: text } };
  const { definitions } = contractOf({ requestBody: { required: true, content } }, "/a", "post");
  expect(definitions.find(({ name }) => name === "OpInput")?.schema).toMatchObject({
    anyOf: [
      { required: ["body"], properties: { contentType: { enum: ["application/json"] } } },
      { required: ["body", "contentType"], properties: { contentType: { enum: ["text/csv"] } } },
    ],
  });
});

it("reads any media type with a schema of objects as JSON, and others as bytes", () => {
  const outcome = (schema: unknown) => {
    const content = { "*/*": { schema } };
    return contractOf({ responses: { 200: { description: "", content } } }).operations[0]?.descriptor
      .outcomes[0];
  };
  expect(outcome(object)?.body).toBe("members");
  expect(outcome({ type: "string", format: "binary" })?.contents).toEqual([{ type: "*/*", form: "bytes" }]);
});

it("has no outcome for replies that come before the answer", () => {
  const { operations } = contractOf({ responses: { 101: { description: "" }, 204: { description: "" } } });
  expect(operations[0]?.descriptor.outcomes).toEqual([{ status: 204 }]);
});

it("reads the names that an error shares with all services besides its own", () => {
  const named = (schema: object) => ({
    openapi: "3.1.0",
    info: { title: "Small", version: "1", "x-callsheet-service": { name: "Small", signingName: "small" } },
    paths: {
      "/a": {
        get: {
          responses: {
            "200": { description: "It." },
            "403": { description: "No.", headers: { "x-amzn-ErrorType": { required: true, schema } } },
          },
        },
      },
    },
    components: { schemas: { Shared: { type: "string", enum: ["Expired", "Unsigned"] } } },
  });
  const errorsOf = (schema: object) =>
    createContract(readDocument("small", named(schema)), "small").operations[0]?.errors;
  const anyOf = [{ const: "Denied" }, { $ref: "#/components/schemas/Shared" }];
  expect(errorsOf({ type: "string", anyOf })).toMatchObject([
    { name: "Denied", aliases: ["Expired", "Unsigned"] },
  ]);
  expect(errorsOf({ const: "Denied" })).toMatchObject([{ name: "Denied", aliases: [] }]);
  expect(errorsOf({ anyOf: anyOf.slice(1) })).toMatchObject([{ name: "Status403", aliases: [] }]);
});
