import { execFile } from "node:child_process";
import { cp, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyRepository } from "./copy-repository.ts";

// Small documents in other people's style, each with a script that says what its client and stub do. They are
// generated in a copy of the repository, as anyone would generate theirs.
const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "..");
const fixtures = path.join(import.meta.dirname, "fixtures/cases");
const cases = (await readdir(path.join(fixtures, "spec"))).map((name) => path.basename(name, ".yaml"));
let copy = "";

beforeAll(async () => {
  copy = await copyRepository("cases");
  const compiler = path.join(root, "packages/callsheet/src/bin.js");
  const { stdout } = await run("node", [
    compiler,
    "generate",
    "--spec",
    path.join(fixtures, "spec"),
    "--out",
    copy,
  ]);
  expect(stdout).not.toContain("skipped");
  await cp(path.join(fixtures, "checks"), path.join(copy, "test/checks"), { recursive: true });
}, 120_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

test("their scripts compile", async () => {
  const config = { extends: "../tsconfig.json", include: ["checks/*.ts"], exclude: [] };
  await writeFile(path.join(copy, "test/tsconfig.json"), JSON.stringify(config));
  await run("tsc", ["-p", path.join(copy, "test/tsconfig.json")]).catch((error: { stdout: string }) =>
    expect.fail(error.stdout),
  );
}, 60_000);

test.for(cases)("%s", { timeout: 60_000 }, async (name) => {
  await run("node", [path.join(copy, `test/checks/${name}.ts`)], { cwd: copy, timeout: 30_000 }).catch(
    (error: { stderr: string }) => expect.fail(error.stderr),
  );
});
