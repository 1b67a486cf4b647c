import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "..");
const fixtures = path.join(import.meta.dirname, "fixtures/sixth-operation");
let copy = "";

/** Copies what a change of the spec may touch and links what it may not: nothing in the copy is edited but `spec/`. */
async function copyRepository(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "callsheet-sixth-")));
  const filter = (file: string) => !/[\\/](node_modules|dist)$/.test(file);
  for (const name of ["spec", "packages", "tsconfig.json", "tsconfig.base.json"])
    await cp(path.join(root, name), path.join(folder, name), { recursive: true, filter });
  await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  for (const name of await readdir(path.join(root, "packages")))
    await linkModules(path.join(root, "packages", name), path.join(folder, "packages", name), folder);
  await mkdir(path.join(folder, "test"));
  await cp(path.join(root, "test/package.json"), path.join(folder, "test/package.json"));
  await linkModules(path.join(root, "test"), path.join(folder, "test"), folder);
  return folder;
}

/** Links the dependencies of a package, ours to their copies. */
async function linkModules(from: string, to: string, folder: string): Promise<void> {
  const modules = path.join(to, "node_modules");
  await mkdir(modules, { recursive: true });
  for (const name of await readdir(path.join(from, "node_modules")).catch(() => [])) {
    if (name !== "@callsheet") await symlink(path.join(from, "node_modules", name), path.join(modules, name));
  }
  await symlink(path.join(folder, "packages"), path.join(modules, "@callsheet"));
}

/** The whole change: one operation more in a document, and a document more. */
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
  copy = await copyRepository();
  await changeSpec(copy);
  await run("node", [
    path.join(root, "packages/compiler/src/bin.ts"),
    "generate",
    "--spec",
    path.join(copy, "spec"),
    "--out",
    copy,
  ]);
  await cp(path.join(fixtures, "follows.ts"), path.join(copy, "test/follows.ts"));
}, 120_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

test("the new operations have types", async () => {
  await writeFile(
    path.join(copy, "test/tsconfig.json"),
    JSON.stringify({ extends: "../tsconfig.json", include: ["follows.ts"], exclude: [] }),
  );
  await run("tsc", ["-p", path.join(copy, "test/tsconfig.json")]).catch((error: { stdout: string }) =>
    expect.fail(error.stdout),
  );
}, 60_000);

test.for(["client and stub", "validators", "mock", "conformance cases"])(
  "%s follow",
  { timeout: 60_000 },
  async (part) => {
    const { stdout } = await run("node", [path.join(copy, "test/follows.ts"), part], { cwd: copy });
    expect(stdout).toContain(`${part}: ok`);
  },
);
