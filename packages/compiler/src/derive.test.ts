import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { derive } from "./derive.ts";
import { missingGenerator } from "./openapi-generator.ts";
import { writeOutputs } from "./outputs.ts";
import { smallDocument, smallOperation, temporaryFolder } from "./temporary-spec.test-support.ts";

const withOperation = (overrides: object) =>
  smallDocument({ paths: { "/ReadThing": { post: smallOperation({ ...overrides }) } } });
const withSchemas = (schemas: object) =>
  smallDocument({ components: { schemas: { Thing: {}, ...schemas } } });
const failure = async (files: Record<string, unknown>) =>
  derive({ spec: await temporaryFolder(files), root: await temporaryFolder() }).then(
    () => "nothing failed",
    (error: Error) => error.message,
  );

describe("a document of any shape is refused in one line with its place", () => {
  test.each<[string, unknown, RegExp]>([
    ["no operation yet", smallDocument({ paths: null }), /small\.yaml:\d+:\d+ declares no operation/],
    ["paths of another type", smallDocument({ paths: 5 }), /declares no operation/],
    ["an operation that is text", smallDocument({ paths: { "/a": { get: "x" } } }), /got `string`/],
    ["an operation id that is a list", withOperation({ operationId: ["a"] }), /Expected type `string`/],
    ["a parameter without value", withOperation({ parameters: [null] }), /Expected type `Parameter`/],
    ["servers that are no list", smallDocument({ servers: {} }), /Expected type `ServerList`/],
    [
      "a keyword with a slip",
      withSchemas({ A: { maxLenght: 1 } }),
      /A\/maxLenght `maxLenght` is not a keyword/,
    ],
    [
      "a schema that includes itself",
      withSchemas({ A: { allOf: [{ $ref: "#/components/schemas/A" }] } }),
      /leads back/,
    ],
    ["a schema that is itself", withSchemas({ A: { $ref: "#/components/schemas/A" } }), /circular/],
    [
      "a service and an operation of one name",
      withOperation({ operationId: "small" }),
      /`small` is the service's/,
    ],
    [
      "a property called `value`",
      withSchemas({ A: { properties: { value: { pattern: "^(a+)+$" } } } }),
      /exponential/,
    ],
    ["a schema called `default`", withSchemas({ default: { pattern: "^(a+)+$" } }), /exponential/],
  ])("%s", async (_what, document, message) => {
    const said = await failure({ "small.yaml": document });
    expect(said).toMatch(message);
    expect(said).toMatch(/^\S*small\.yaml:\d+:\d+ [^\n]+$/);
  });
});

test("an unsafe pattern that a reference takes out of an example is refused", async () => {
  const document = withSchemas({ A: { $ref: "examples/a.yaml#/value" } });
  const said = await failure({
    "small.yaml": document,
    "examples/a.yaml": { value: { pattern: "^(a+)+$" } },
  });
  expect(said).toMatch(/small\.yaml:\d+:\d+ .*exponential/);
});

test("a document in UTF-16 is refused, not overlooked", async () => {
  const spec = await temporaryFolder({ "small.yaml": smallDocument() });
  const text = `\uFEFF${JSON.stringify(smallDocument())}`;
  await writeFile(path.join(spec, "wide.yaml"), Buffer.from(text, "utf16le"));
  await expect(derive({ spec, root: await temporaryFolder() })).rejects.toThrow(
    /wide\.yaml: is not text in UTF-8/,
  );
});

test("a schema does not take the name of a type that the types are made with", async ({ skip }) => {
  const document = withSchemas({ Record: { type: "object" }, NonNullable: { type: "string" } });
  const root = await temporaryFolder();
  const { outputs, skipped } = await derive({
    spec: await temporaryFolder({ "small.yaml": document }),
    root,
  });
  if (skipped) skip(skipped);
  expect(outputs.get("packages/contract/src/gen/small.types.ts")).not.toMatch(
    /export type (Record|NonNullable)\b/,
  );
});

test("a module of openapi-generator that was edited by hand is made again", async ({ skip }) => {
  const missing = missingGenerator();
  if (missing) skip(missing);
  const spec = await temporaryFolder({ "small.yaml": smallDocument() });
  const root = await temporaryFolder();
  const first = await derive({ spec, root });
  await writeOutputs(root, first.outputs);
  expect(await derive({ spec, root })).toMatchObject({ generatorRan: false, outputs: first.outputs });
  await writeFile(path.join(root, "packages/server/src/gen/small.ts"), "// by hand");
  expect(await derive({ spec, root })).toMatchObject({ generatorRan: true, outputs: first.outputs });
});

describe("a document that a save emptied", () => {
  const bundled = { "packages/contract/openapi/gone.json": "{}" };

  test("is refused, so its modules stay", async () => {
    const spec = await temporaryFolder({ "small.yaml": smallDocument(), "gone.yaml": "" });
    await expect(derive({ spec, root: await temporaryFolder(bundled) })).rejects.toThrow(
      /gone\.yaml: was a document and has no `paths` any more/,
    );
  });

  test("is removed when its file is", async ({ skip }) => {
    const spec = await temporaryFolder({ "small.yaml": smallDocument(), "gone.yaml": "" });
    await rm(path.join(spec, "gone.yaml"));
    await writeFile(path.join(spec, ".#small.yaml"), "an editor's lock");
    const { documents, skipped } = await derive({ spec, root: await temporaryFolder(bundled) });
    if (skipped) skip(skipped);
    expect(documents.map(({ id }) => id)).toEqual(["small"]);
  });
});
