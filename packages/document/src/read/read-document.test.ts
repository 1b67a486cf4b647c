import { describe, expect, it } from "vitest";
import { DocumentError } from "../source/document-error.ts";
import { readDocument } from "./read-document.ts";

const minimal = { openapi: "3.1.0", info: { title: "T", version: "1" } };

describe("a document that cannot be read", () => {
  it.each([
    [null, "test: is not an object"],
    [[], "test: is not an object"],
    [{ openapi: "4.0.0" }, 'test#/openapi: is "4.0.0": OpenAPI 3.0, 3.1 and 3.2 are read'],
    [{ swagger: "2.0" }, "test#/swagger: is Swagger 2.0, which is not read"],
  ])("is refused with its place: %j", (source, message) => {
    expect(() => readDocument("test", source)).toThrow(DocumentError);
    expect(() => readDocument("test", source)).toThrow(message);
  });
});

describe("a document", () => {
  const get = (operation: object, rest: object = {}) =>
    readDocument("test", { ...minimal, ...rest, paths: { "/x": { get: operation } } });

  it("follows references to parameters, bodies, responses and path items", () => {
    const document = readDocument("test", {
      ...minimal,
      paths: { "/x/{id}": { $ref: "#/components/pathItems/X" } },
      components: {
        pathItems: {
          X: {
            get: {
              parameters: [{ $ref: "#/components/parameters/Id" }],
              responses: { "200": { $ref: "#/components/responses/Ok" } },
            },
          },
        },
        parameters: { Id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
        responses: { Ok: { description: "", headers: { "x-a": { $ref: "#/components/headers/A" } } } },
        headers: { A: { required: true, schema: { type: "string" } } },
      },
    });
    const [operation] = document.operations;
    expect(operation).toMatchObject({
      name: "GET /x/{id}",
      parameters: [{ name: "id", pointer: "/components/parameters/Id" }],
    });
    expect(operation?.responses[0]).toMatchObject({
      status: "200",
      headers: [{ name: "x-a", required: true }],
    });
  });

  it.each([
    ["another file", "other.yaml#/X", "leaves the document"],
    ["another host", "https://example.com/x.json", "leaves the document"],
    ["nothing", "#/components/parameters/None", "leads nowhere"],
    ["itself", "#/paths/~1x/get/parameters/0", "$ref refers to itself"],
  ])("leaves out an operation with a reference to %s", (_, $ref, reason) => {
    const document = get({ parameters: [{ $ref }] });
    expect(document.operations).toEqual([]);
    expect(document.skipped[0]?.reason).toContain(reason);
  });

  it("distinguishes who may call", () => {
    const schemes = { a: { type: "http", scheme: "bearer" }, b: { type: "apiKey", in: "query", name: "k" } };
    const rest = { components: { securitySchemes: schemes }, security: [{ a: [] }] };
    expect(get({}, rest).operations[0]?.security).toMatchObject([[{ name: "a", kind: "bearer" }]]);
    expect(get({ security: [{ a: [], b: [] }] }, rest).operations[0]?.security).toMatchObject([
      [{ kind: "bearer" }, { kind: "apiKey", parameter: "k" }],
    ]);
    expect(get({ security: [] }, rest).operations[0]?.security).toEqual([]);
    expect(get({ security: [{ a: [] }, {}] }, rest).operations[0]?.security).toEqual([]);
  });

  it("is not fooled by names that objects inherit", () => {
    const document = readDocument(
      "test",
      JSON.parse(
        '{"openapi":"3.1.0","paths":{"/x":{"get":{"operationId":"__proto__","responses":{"200":{"$ref":"#/components/responses/constructor"}}}}}}',
      ),
    );
    expect(document.skipped[0]?.reason).toContain("leads nowhere");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
