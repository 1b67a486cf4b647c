import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "./generate.ts";
import { folderLayout } from "./layout.ts";
import { formatProblem } from "./read-documents.ts";
import { smallDocument, smallOperation, temporaryFolder } from "./temporary-spec.test-support.ts";

const withOperation = (overrides: object) =>
  smallDocument({ paths: { "/ReadThing": { post: smallOperation({ ...overrides }) } } });
const withSchemas = (schemas: object) =>
  smallDocument({ components: { schemas: { Thing: {}, ...schemas } } });

async function make(files: Readonly<Record<string, unknown>>) {
  return generate({ spec: await temporaryFolder(files), root: await temporaryFolder() });
}

/** The report for a document: that it is refused, or what is left out. */
async function said(document: unknown): Promise<string> {
  return make({ "small.yaml": document }).then(
    ({ skipped }) => skipped.map(formatProblem).join("\n"),
    (error: Error) => `refused ${error.message}`,
  );
}

describe("an unreadable part costs its operation, and is reported with its place", () => {
  test.each<[string, unknown, RegExp]>([
    ["an operation that is text", smallDocument({ paths: { "/a": { get: "x" } } }), /an object|operation/],
    ["a parameter without value", withOperation({ parameters: [null] }), /parameter/],
    [
      "a reference that leads nowhere",
      withOperation({ requestBody: { $ref: "#/components/requestBodies/Thng" } }),
      /Thng/,
    ],
    [
      "a body of parts of several kinds",
      withOperation({ requestBody: { content: { "multipart/mixed": {} } } }),
      /ReadThing is left out: `multipart\/mixed` is not supported/,
    ],
    [
      "a label without a parameter",
      smallDocument({ paths: { "/things/{id}": { get: smallOperation() } } }),
      /has the label \{id\} in its path, which no path parameter describes/,
    ],
    [
      "a list of lists in a query",
      withOperation({
        parameters: [{ in: "query", name: "q", schema: { type: "array", items: { type: "array" } } }],
      }),
      /a list of lists or objects has no text/,
    ],
  ])("%s", async (_what, document, message) => {
    const told = await said(document);
    expect(told).toMatch(message);
    expect(told.split("\n")[0]).toMatch(/^(refused )?\S*small\.yaml(:\d+:\d+|#\S*) [^\n]+$/);
  });

  test("with `strict`, it refuses the document", async () => {
    const document = withOperation({ requestBody: { content: { "multipart/mixed": {} } } });
    const spec = await temporaryFolder({ "small.yaml": document });
    await expect(generate({ spec, root: spec, strict: true })).rejects.toThrow(/multipart\/mixed/);
  });

  test("the other operations of the document are there", async () => {
    const paths = {
      "/a": { get: smallOperation({ operationId: "good", requestBody: undefined }) },
      "/b": {
        post: smallOperation({ operationId: "bad", requestBody: { content: { "multipart/mixed": {} } } }),
      },
    };
    const { models } = await make({ "small.yaml": smallDocument({ paths }) });
    expect(models[0]?.operations.map(({ constant }) => constant)).toEqual(["good"]);
  });
});

test("all broken files are reported at once", async () => {
  const broken = make({ "a.yaml": "openapi: 3.1.0\nx: [", "b.yaml": "openapi: 3.1.0\ny: {" });
  await expect(broken).rejects.toThrow(/a\.yaml:\d+:\d+ [^\n]+\n[^\n]*b\.yaml:\d+:\d+ /);
});

test("a document in UTF-16 is refused, not overlooked", async () => {
  const spec = await temporaryFolder({ "small.yaml": smallDocument() });
  const text = `\uFEFF${JSON.stringify(smallDocument())}`;
  await writeFile(path.join(spec, "wide.yaml"), Buffer.from(text, "utf16le"));
  await expect(generate({ spec, root: await temporaryFolder() })).rejects.toThrow(/wide\.yaml\S* .*UTF-8/);
});

test("a schema does not take the name of a type that the types are made with", async () => {
  const document = withSchemas({ Record: { type: "object" }, AsyncIterable: { type: "string" } });
  const { outputs } = await make({ "small.yaml": document });
  expect(outputs.get("packages/contract/src/gen/small.types.ts")).not.toMatch(
    /export type (Record|AsyncIterable)\b/,
  );
});

describe("names that collide follow one rule", () => {
  test.each<[string, unknown, string]>([
    ["a service and an operation", withOperation({ operationId: "small" }), "export const small2 = {"],
    [
      "two parameters",
      withOperation({
        parameters: ["user-id", "user_id"].map((name) => ({ in: "query", name, schema: { type: "string" } })),
      }),
      'queryUserId: { in: "query", name: "user_id" }',
    ],
    [
      "operations that differ in case alone",
      {
        ...smallDocument(),
        paths: {
          "/a": { get: smallOperation({ operationId: "readThing", requestBody: undefined }) },
          "/b": { get: smallOperation({ operationId: "ReadThing", requestBody: undefined }) },
        },
      },
      "export const readThing2: Operation",
    ],
  ])("%s", async (_what, document, text) => {
    const { outputs } = await make({ "small.yaml": document });
    expect(outputs.get("packages/contract/src/gen/small.ts")).toContain(text);
  });
});

describe("a document that a save emptied", () => {
  const bundled = { "packages/contract/openapi/gone.json": "{}" };

  test("is refused, so its modules stay", async () => {
    const spec = await temporaryFolder({ "small.yaml": smallDocument(), "gone.yaml": "" });
    await expect(generate({ spec, root: await temporaryFolder(bundled) })).rejects.toThrow(
      /gone\.yaml\S* was a document and has no `openapi` any more/,
    );
  });

  test("is removed when its file is", async () => {
    const spec = await temporaryFolder({ "small.yaml": smallDocument(), "gone.yaml": "" });
    await rm(path.join(spec, "gone.yaml"));
    await writeFile(path.join(spec, ".#small.yaml"), "an editor's lock");
    const { documents } = await generate({ spec, root: await temporaryFolder(bundled) });
    expect(documents.map(({ id }) => id)).toEqual(["small"]);
  });
});

test("a project has its files next to each other", async () => {
  const spec = await temporaryFolder({ "openapi.yaml": smallDocument() });
  const { outputs } = await generate({
    spec: path.join(spec, "openapi.yaml"),
    root: spec,
    layout: folderLayout({ folder: "src/api" }),
  });
  expect([...outputs.keys()].sort()).toEqual(
    ["client.ts", "operations.ts", "server.ts", "types.ts", "validators.d.ts", "validators.js"].map(
      (name) => `src/api/openapi.${name}`,
    ),
  );
  expect(outputs.get("src/api/openapi.client.ts")).toContain('from "./openapi.operations.js"');
  expect([...outputs.values()].join("\n")).not.toMatch(/@callsheet\/(contract|validators\/openapi)/);
});

describe("the sources of constraints, in a file next to the document", () => {
  const document = smallDocument({
    components: {
      schemas: {
        Thing: {
          type: "object",
          properties: { name: { type: "string", description: "Its name.", maxLength: 9 } },
        },
      },
    },
  });
  const fact = { keyword: "maxLength", value: 9, source: "page", section: "Limits" };
  const sources = { page: { title: "The page", url: "https://example.com" } };
  const facts = { "/components/schemas/Thing/properties/name": [fact] };

  test("appear in the comments of members", async () => {
    const { outputs } = await make({ "small.yaml": document, "provenance/small.yaml": { sources, facts } });
    const types = [...outputs].find(([file]) => file.endsWith("small.types.ts"))?.[1];
    expect(types).toContain("   * Its name.\n   *\n   * Source: The page, Limits.\n");
  });

  test("are refused in one line if invalid", async () => {
    const wrong = { "small.yaml": document, "provenance/small.yaml": { sources: {}, facts } };
    await expect(make(wrong)).rejects.toThrow(
      /provenance\/small\.yaml:\d+:\d+ is not a fact with `keyword`, `value` and a known `source`$/,
    );
  });
});
