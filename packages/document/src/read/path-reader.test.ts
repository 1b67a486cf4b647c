import { describe, expect, it } from "vitest";
import { head, ok, operation, read, string } from "./read.test-support.ts";
import { readDocument } from "./read-document.ts";

describe("path items", () => {
  it("are followed, and members next to the reference win", () => {
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

  it("with methods of OpenAPI 3.2 lose only those", () => {
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

  it("that are not paths are reported", () => {
    expect(read({ x: { get: {} }, "x-y": {} }).skipped).toMatchObject([{ pointer: "/paths/x" }]);
  });
});

describe("a document", () => {
  it("reports a duplicate operationId with both places", () => {
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

  it("may have only webhooks or components", () => {
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

  it("loses only the operations that need what is missing", () => {
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
      '$ref "#/components/schemas/C" leads nowhere',
      '$ref "#/components/schemas/C" leads nowhere',
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

  it("keeps what an operation says about itself", () => {
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
