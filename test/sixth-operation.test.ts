import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyRepository } from "./copy-repository.ts";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "..");
const fixtures = path.join(import.meta.dirname, "fixtures/sixth-operation");
/** What must follow, at the same place in the copy. */
const follows = "test/fixtures/sixth-operation/follows.ts";
let copy = "";

/** The whole change: one more operation in a document, and one more document. */
async function changeSpec(folder: string): Promise<void> {
  const file = path.join(folder, "spec/nimble.yaml");
  const operation = await readFile(path.join(fixtures, "operation.yaml"), "utf8");
  await writeFile(
    file,
    (await readFile(file, "utf8")).replace(/^paths:\n/m, (line) => line + operation),
  );
  await cp(path.join(fixtures, "screening.yaml"), path.join(folder, "spec/screening.yaml"));
}

beforeAll(async () => {
  copy = await copyRepository("sixth");
  await changeSpec(copy);
  await run("node", [
    path.join(root, "packages/callsheet/src/bin.js"),
    "generate",
    "--spec",
    path.join(copy, "spec"),
    "--out",
    copy,
  ]);
  await mkdir(path.dirname(path.join(copy, follows)), { recursive: true });
  await cp(path.join(root, follows), path.join(copy, follows));
  await cp(path.join(root, "test/answer-operations.ts"), path.join(copy, "test/answer-operations.ts"));
}, 120_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

test("the new operations have types", async () => {
  await writeFile(
    path.join(copy, "test/tsconfig.json"),
    JSON.stringify({ extends: "../tsconfig.json", include: [`../${follows}`], exclude: [] }),
  );
  await run("tsc", ["-p", path.join(copy, "test/tsconfig.json")]).catch((error: { stdout: string }) =>
    expect.fail(error.stdout),
  );
}, 60_000);

test.for(["client and stub", "validators", "mock", "conformance cases"])(
  "%s follow",
  { timeout: 60_000 },
  async (part) => {
    const { stdout } = await run("node", [path.join(copy, follows), part], { cwd: copy });
    expect(stdout).toContain(`${part}: ok`);
  },
);
