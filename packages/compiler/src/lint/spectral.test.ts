import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallDocument } from "../temporary-spec.test-support.ts";
import { lintWithSpectral, mergeFindings } from "./spectral.ts";

/** Inside the repository, so that the project finds Spectral like any project that has installed it. */
const cache = path.resolve(import.meta.dirname, "../../../../.cache");
let project = "";
let document = "";

beforeAll(async () => {
  await mkdir(cache, { recursive: true });
  project = await mkdtemp(path.join(cache, "spectral-"));
  document = path.join(project, "small.json");
  await writeFile(document, JSON.stringify(smallDocument(), null, 2));
});
afterAll(() => rm(project, { recursive: true, force: true }));

test("a project without a ruleset is not linted by Spectral", async () => {
  expect(await lintWithSpectral([document], project)).toEqual({ findings: [] });
});

test("a project's own rules are applied, with their places", async () => {
  const rule = {
    given: "$.info.title",
    severity: "error",
    // biome-ignore lint/suspicious/noThenProperty: a Spectral rule says with `then` what it checks.
    then: { function: "pattern", functionOptions: { match: "^Our " } },
  };
  await writeFile(path.join(project, ".spectral.json"), JSON.stringify({ rules: { "title-is-ours": rule } }));
  const { findings } = await lintWithSpectral([document], project);
  expect(findings).toMatchObject([{ file: document, line: 4, rule: "title-is-ours", severity: "error" }]);
}, 30_000);

test("a ruleset that cannot be read is one line", async () => {
  await writeFile(path.join(project, ".spectral.json"), "{ not json");
  await expect(lintWithSpectral([document], project)).rejects.toThrow(/^Spectral could not run: .+$/);
}, 30_000);

test("what two linters say about one line by one rule is reported once", () => {
  const finding = { file: "/a", line: 1, column: 1, rule: "r", severity: "error", message: "ours" } as const;
  const other = { ...finding, column: 5, message: "theirs" };
  expect(mergeFindings([finding], [other, { ...other, rule: "s" }])).toEqual([
    finding,
    { ...other, rule: "s" },
  ]);
});
