import { createContract, readDocument } from "@callsheet/document";
import { describe, expect, test } from "vitest";
import { smallDocument, smallOperation } from "../temporary-spec.test-support.ts";
import { emitTypes } from "./types.ts";

const typesOf = (document: unknown) =>
  emitTypes(createContract(readDocument("small", document), "small"), "spec/small.yaml");
const schemas = (given: Readonly<Record<string, unknown>>) =>
  smallDocument({ components: { schemas: { Thing: {}, ...given } } });
const operation = (overrides: Readonly<Record<string, unknown>>, path = "/p/{id}") =>
  smallDocument({ paths: { [path]: { post: smallOperation(overrides) } } });
const label = { in: "path", name: "id", required: true, description: "Its id.", schema: { type: "string" } };
const json = (schema: object) => ({ content: { "application/json": { schema } } });

describe("a schema's type", () => {
  test.each<[string, object, string]>([
    ["text", { type: "string" }, "string"],
    ["a nullable whole number", { type: ["integer", "null"] }, "number | null"],
    ["an enum", { enum: ["a", 1, null] }, '"a" | 1 | null'],
    ["values of another type than the allowed one", { type: "object", enum: ["a"] }, "never"],
    ["anything", {}, "unknown"],
    ["an object without members", { type: "object" }, "Record<string, unknown>"],
    ["a map", { type: "object", additionalProperties: { type: "string" } }, "{\n  [key: string]: string;\n}"],
    [
      "members next to a map",
      { type: "object", properties: { a: { type: "integer" } }, additionalProperties: { type: "string" } },
      "{\n  a?: number;\n} & {\n  [key: string]: unknown;\n}",
    ],
    ["a reference", { $ref: "#/components/schemas/Thing" }, "Thing"],
    [
      "a reference with siblings",
      { $ref: "#/components/schemas/Thing", properties: { b: { type: "string" } } },
      "Thing & {\n  b?: string;\n}",
    ],
    ["a list", { type: "array", items: { $ref: "#/components/schemas/Thing" } }, "Thing[]"],
    [
      "a tuple without a length",
      { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }] },
      "unknown[]",
    ],
    [
      "a tuple of exactly two",
      { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false, minItems: 2 },
      "[\n  string,\n  number\n]",
    ],
    [
      "a default, which makes no value required",
      { type: "object", properties: { n: { type: "integer", default: 1 } } },
      "{\n  n?: number;\n}",
    ],
    ["a required member without a schema", { type: "object", required: ["a"] }, "{\n  a: unknown;\n}"],
    [
      "a member that is only read",
      { type: "object", properties: { id: { type: "string", readOnly: true } } },
      "{\n  id?: string;\n}",
    ],
    [
      "a member's description, format and end",
      {
        type: "object",
        properties: {
          a: { type: "string", description: "First.\n\nSecond */." },
          b: { type: "string", format: "date-time", deprecated: true },
        },
      },
      "{\n  /**\n   * First.\n   *\n   * Second *\\/.\n   */\n  a?: string;\n  /**\n   * Format: date-time\n   * @deprecated\n   */\n  b?: string;\n}",
    ],
  ])("%s", (_, schema, want) => {
    expect(typesOf(schemas({ A: schema }))).toContain(`export type A = ${want};\n`);
  });

  test("required members of an `allOf` are required", () => {
    const base = { type: "object", properties: { a: { type: "string" } } };
    const types = typesOf(
      schemas({ Base: base, A: { allOf: [{ $ref: "#/components/schemas/Base" }], required: ["a"] } }),
    );
    expect(types).toContain('export type A = WithRequired<Base, "a">;');
    expect(types).toContain("type WithRequired<T, K extends keyof T>");
  });

  test.each([
    ["user-profile", "UserProfile"],
    ["com.acme.User", "ComAcmeUser"],
    ["snake_case", "snake_case"],
    ["delete", "Delete"],
    ["Record", "Record_"],
  ])("%s is called %s", (name, type) => {
    expect(typesOf(schemas({ [name]: { type: "string" } }))).toContain(`export type ${type} = string;`);
  });
});

describe("an operation's types", () => {
  test.each<[string, unknown, string]>([
    ["a body alone", smallDocument(), "export type ReadThingInput = Thing;"],
    [
      "a label and a body",
      operation({ parameters: [label] }),
      "export type ReadThingInput = {\n  name?: string;\n  /** Its id. */\n  id: string;\n};",
    ],
    [
      "no body",
      operation({
        parameters: [label],
        requestBody: undefined,
        responses: { "204": { description: "Done." } },
      }),
      "export type ReadThingOutput = Record<string, never>;",
    ],
    [
      "a body that is text",
      operation(
        { requestBody: { required: true, content: { "text/plain": { schema: { type: "string" } } } } },
        "/p",
      ),
      "export type ReadThingInput = {\n  body: string;\n};",
    ],
    [
      "bytes",
      operation({ responses: { "200": { description: "", content: { "image/png": {} } } } }, "/p"),
      "export type ReadThingOutput = {\n  body: Bytes;\n};",
    ],
    [
      "events",
      operation(
        {
          responses: {
            "200": { description: "", content: { "text/event-stream": { schema: { type: "string" } } } },
          },
        },
        "/p",
      ),
      "export type ReadThingOutput = {\n  body: AsyncIterable<string>;\n};",
    ],
    [
      "several successes",
      operation(
        {
          responses: {
            "200": { description: "", ...json({ type: "object", properties: { a: { type: "string" } } }) },
            "202": { description: "" },
          },
        },
        "/p",
      ),
      "export type ReadThingOutput = {\n  a?: string;\n  status: 200;\n} | {\n  status: 202;\n};",
    ],
    [
      "one error under two statuses",
      operation(
        {
          responses: Object.fromEntries(
            ["200", "400", "404"].map((status) => [
              status,
              { description: "", ...json({ $ref: "#/components/schemas/Thing" }) },
            ]),
          ),
        },
        "/p",
      ),
      'export interface ReadThingThing {\n  name: "Thing";\n  status: 400 | 404;\n  body: Thing;\n  headers: {};\n  headerNames: never;\n}\n',
    ],
  ])("%s", (_, document, want) => {
    expect(typesOf(document)).toContain(want);
  });

  test("members that travel one way only are not asked for the other way", () => {
    const pet = {
      type: "object",
      required: ["id", "secret"],
      properties: { id: { type: "string", readOnly: true }, secret: { type: "string", writeOnly: true } },
    };
    const reference = json({ $ref: "#/components/schemas/Pet" });
    const document = {
      ...operation(
        {
          requestBody: { required: true, ...reference },
          responses: { "200": { description: "", ...reference } },
        },
        "/p",
      ),
      components: { schemas: { Pet: pet } },
    };
    const types = typesOf(document);
    expect(types).toContain("export type PetRequest = {\n  id?: string;\n  secret: string;\n};");
    expect(types).toContain("export type PetReply = {\n  id: string;\n  secret?: string;\n};");
    expect(types).toContain("export type ReadThingInput = PetRequest;");
  });

  test("a schema that is what an operation takes keeps its name, and so does its input", () => {
    const body = { required: true, ...json({ $ref: "#/components/schemas/ReadThingInput" }) };
    const document = {
      ...operation({ requestBody: body }, "/p"),
      components: { schemas: { Thing: {}, ReadThingInput: { type: "object", properties: { a: {} } } } },
    };
    expect(typesOf(document).match(/export type ReadThingInput\w*/g)).toEqual(["export type ReadThingInput"]);
  });
});
