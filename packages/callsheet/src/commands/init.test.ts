import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runCallsheet } from "../run-callsheet.test-support.ts";
import { temporaryFolder } from "../temporary-folder.test-support.ts";

const document = 'openapi: 3.1.0\ninfo: { title: Notes, version: "1" }\npaths: {}\n';

/** Runs `callsheet` in a folder; returns the exit code, the output, and the files that exist afterwards. */
async function callsheet(folder: string, ...args: string[]) {
  const { code, out, problem } = await runCallsheet(folder, ...args);
  return { code, said: (out + problem).trimEnd(), files: (await readdir(folder)).sort() };
}

const textOf = (folder: string, name: string) => readFile(path.join(folder, name), "utf8");

test("an empty folder gets a document without findings, and scripts", async () => {
  const folder = await temporaryFolder();
  const { code, said, files } = await callsheet(folder, "init");
  expect([code, files]).toEqual([0, ["openapi.yaml", "package.json"]]);
  expect(said.split("\n\n")[1]?.split("\n")).toEqual([
    expect.stringMatching(/^npm install --save-dev callsheet /),
    expect.stringMatching(/^npx callsheet generate /),
    expect.stringMatching(/^npx callsheet dev /),
  ]);
  expect(JSON.parse(await textOf(folder, "package.json"))).toMatchObject({ private: true, type: "module" });
  expect(await callsheet(folder, "lint", "--strict")).toMatchObject({ code: 0, said: "" });
  expect((await callsheet(folder, "init")).said).toMatch(/^init: nothing to do\n/);
});

describe("a project keeps what it has", () => {
  test.each<[what: string, before: string, after: string]>([
    [
      "tabs and lists in a line",
      '{\n\t"files": ["dist", "src"],\n\t"scripts": {\n\t\t"api:dev": "mine"\n\t}\n}\n',
      '{\n\t"files": ["dist", "src"],\n\t"scripts": {\n\t\t"api:dev": "mine",\n\t\t"api:generate": "callsheet generate",\n\t\t"api:check": "callsheet lint && callsheet check"\n\t}\n}\n',
    ],
    [
      "four spaces and no scripts",
      '{\n    "name": "x"\n}',
      '{\n    "name": "x",\n    "scripts": {\n        "api:generate": "callsheet generate",\n        "api:check": "callsheet lint && callsheet check",\n        "api:dev": "callsheet dev"\n    }\n}',
    ],
  ])("%s", async (_, before, after) => {
    const folder = await temporaryFolder({
      "package.json": before,
      "openapi.json": document,
      "pnpm-lock.yaml": "",
    });
    const { said, files } = await callsheet(folder, "init");
    expect(files).toEqual(["openapi.json", "package.json", "pnpm-lock.yaml"]);
    expect(await textOf(folder, "package.json")).toBe(after);
    expect(await textOf(folder, "openapi.json")).toBe(document);
    expect(said).toContain("pnpm add --save-dev callsheet");
  });
});

describe("a document in an unusual place is named by a configuration", () => {
  test.each<[what: string, files: object, args: string[], spec: string]>([
    ["the only one", { "docs/api.yaml": document, "spec/a.test.ts": "" }, [], "docs/api.yaml"],
    ["the named one", { "a.yaml": document, "b.yaml": document }, ["b.yaml"], "b.yaml"],
    [
      "the named one next to the usual one",
      { "a.yaml": document, "openapi.yaml": document },
      ["a.yaml"],
      "a.yaml",
    ],
  ])("%s", async (_, files, args, spec) => {
    const folder = await temporaryFolder({ ...files });
    expect(await callsheet(folder, "init", ...args)).toMatchObject({ code: 0 });
    expect(await textOf(folder, "callsheet.config.ts")).toContain(`spec: "${spec}"`);
    expect(await readdir(folder)).toContain("package.json");
  });
});

describe("nothing is written where a person has to decide", () => {
  test.each<[what: string, files: object, args: string[], code: number, said: RegExp]>([
    [
      "several documents",
      { "a.yaml": document, "b.yaml": document },
      [],
      2,
      /several documents \(a\.yaml, b\.yaml\): name one/,
    ],
    ["a name of nothing", {}, ["a.yaml"], 2, /a\.yaml is neither a file nor a folder/],
    ["an address", {}, ["https://example.com/a.yaml"], 2, /is an address: download/],
    ["a broken document", { "openapi.yaml": "openapi: 3.1.0\npaths: [\n" }, [], 1, /openapi\.yaml:\d+:\d+ /],
    ["a broken manifest", { "package.json": "{" }, [], 2, /package\.json cannot be read: /],
    ["a manifest that is a list", { "package.json": "[]" }, [], 2, /package\.json is not an object/],
    ["a configuration", { "callsheet.config.json": "{}" }, ["a.yaml"], 2, /is there already/],
  ])("%s", async (_, files, args, code, said) => {
    const folder = await temporaryFolder({ ...files });
    const outcome = await callsheet(folder, "init", ...args);
    expect(outcome).toMatchObject({ code, said: expect.stringMatching(said) });
    expect(outcome.files).toEqual(Object.keys(files).sort());
  });
});
