import { symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { bundleDocuments } from "./bundle-documents.ts";
import { smallDocument, smallOperation, temporaryFolder } from "./temporary-spec.test-support.ts";

const withResponse = (response: unknown) =>
  smallDocument({ paths: { "/ReadThing": { post: smallOperation({ responses: { "200": response } }) } } });
const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`) as unknown;

describe("bundleDocuments", () => {
  test("finds the documents that have paths and leaves the others to be referred to", async () => {
    const folder = await temporaryFolder({
      "b.yaml": smallDocument(),
      "a.yaml": withResponse({ $ref: "common.yaml#/components/responses/Ok" }),
      "common.yaml": {
        openapi: "3.1.1",
        info: { title: "Common", version: "1" },
        components: { responses: { Ok: { description: "Shared." } } },
      },
      "notes.txt": "paths:",
    });
    const documents = await bundleDocuments(folder);
    expect(documents.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(documents[0]?.openapi.components?.responses).toEqual({ Ok: { description: "Shared." } });
  });

  test("puts referenced headers and examples in place", async () => {
    const header = { description: "Its id.", schema: { type: "string" } };
    const folder = await temporaryFolder({
      "a.yaml": withResponse({
        description: "Ok.",
        headers: { "X-Id": { $ref: "common.yaml#/components/headers/Id" } },
        content: { "application/json": { schema: {}, examples: { one: { $ref: "examples/one.yaml" } } } },
      }),
      "common.yaml": {
        openapi: "3.1.1",
        info: { title: "Common", version: "1" },
        components: { headers: { Id: header } },
      },
      "examples/one.yaml": "summary: One\nvalue: { name: x }\n",
    });
    const [document] = await bundleDocuments(folder);
    const response = document?.openapi.paths?.["/ReadThing"]?.post?.responses?.["200"];
    expect(response?.headers).toEqual({ "X-Id": header });
    expect(response?.content?.["application/json"]).toMatchObject({
      examples: { one: { summary: "One", value: { name: "x" } } },
    });
    expect(document?.openapi.components).not.toHaveProperty("headers");
  });
});

describe("bundleDocuments refuses", () => {
  const cases: { what: string; files: Record<string, unknown>; message: RegExp }[] = [
    {
      what: "a folder without documents",
      files: { "common.yaml": "openapi: 3.1.1" },
      message: /holds no document/,
    },
    {
      what: "another version",
      files: { "a.yaml": smallDocument({ openapi: "3.0.3" }) },
      message: /a\.yaml: is not an OpenAPI 3\.1 document: `openapi` is "3\.0\.3"/,
    },
    {
      what: "a broken reference",
      files: { "a.yaml": withResponse({ $ref: "#/components/responses/No" }) },
      message: /a\.yaml:\d+:\d+ Can't resolve \$ref/,
    },
    {
      what: "a file outside of the folder",
      files: { "a.yaml": withResponse({ $ref: "../../../etc/hostname" }) },
      message: /a\.yaml:\d+:\d+ .*outside of the folder/,
    },
    {
      what: "a file URL",
      files: { "a.yaml": withResponse({ $ref: "file:///etc/hostname" }) },
      message: /a\.yaml:\d+:\d+ .*(another host|does not exist)/,
    },
    {
      what: "another host",
      files: { "a.yaml": withResponse({ $ref: "http://127.0.0.1:9/x.yaml" }) },
      message: /a\.yaml:\d+:\d+ .*another host/,
    },
    {
      what: "bad YAML",
      files: { "a.yaml": "openapi: 3.1.1\npaths:\n  - a\n b: c\n" },
      message: /a\.yaml:\d+:\d+ /,
    },
    {
      what: "duplicate keys",
      files: { "a.yaml": "openapi: 3.1.1\npaths: {}\nopenapi: 3.1.1\n" },
      message: /a\.yaml:3:1 Map keys must be unique/,
    },
    {
      what: "aliases that expand too far",
      files: { "a.yaml": `openapi: 3.1.1\npaths: {}\n${bomb(9)}` },
      message: /a\.yaml: has aliases that expand too far/,
    },
    {
      what: "deep nesting",
      files: { "a.yaml": smallDocument({ "x-deep": nested(500) }) },
      message: /nested deeper than 200 levels/,
    },
    {
      what: "very deep nesting, JSON",
      files: { "a.json": `{"paths":${"[".repeat(100_000)}${"]".repeat(100_000)}}` },
      message: /a\.json\S* is nested deeper/,
    },
    {
      what: "very deep nesting, YAML",
      files: { "a.yaml": `paths: ${"[".repeat(100_000)}` },
      message: /a\.yaml:1:\d+ is nested deeper/,
    },
    {
      what: "a member named __proto__",
      files: { "a.yaml": 'openapi: 3.1.1\npaths:\n  __proto__: { "x": 1 }\n' },
      message: /__proto__/,
    },
    {
      what: "two files of one name",
      files: { "a.yaml": smallDocument(), "a.json": smallDocument() },
      message: /shares the name `a`/,
    },
    {
      what: "a file name that no entry point can have",
      files: { "Bad Name.yaml": smallDocument() },
      message: /kebab-case/,
    },
  ];
  test.each(cases)("$what", async ({ files, message }) => {
    const folder = await temporaryFolder(files);
    await expect(bundleDocuments(folder)).rejects.toThrow(message);
  });

  test("a symbolic link that leads outside of the folder", async () => {
    const outside = await temporaryFolder({ "secret.yaml": "description: secret" });
    const folder = await temporaryFolder({ "a.yaml": withResponse({ $ref: "link.yaml" }) });
    await symlink(path.join(outside, "secret.yaml"), path.join(folder, "link.yaml"));
    await expect(bundleDocuments(folder)).rejects.toThrow(/outside of the folder/);
  });
});

/** Each line refers nine times to the line before. */
function bomb(lines: number): string {
  const line = (index: number) =>
    `x-${index}: &x${index} [${
      index === 0
        ? "lol"
        : Array(9)
            .fill(`*x${index - 1}`)
            .join(", ")
    }]`;
  return Array.from({ length: lines }, (_, index) => line(index)).join("\n");
}
