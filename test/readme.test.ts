import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { readDocuments, specFolder } from "@callsheet/compiler";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
/** Inside the test package, so that the examples find the workspace's packages as an application would. */
const folder = path.join(import.meta.dirname, `readme-${process.pid}.tmp`);
const run = promisify(execFile);

const readmes = [
  "README.md",
  ...readdirSync(path.join(root, "packages")).map((name) => `packages/${name}/README.md`),
];

interface Example {
  readonly title: string;
  readonly file: string;
  readonly code: string;
}

/** The TypeScript blocks of a README that begin with the comment `// run`. */
function examplesOf(readme: string): Example[] {
  if (!existsSync(path.join(root, readme))) return [];
  const blocks = readFileSync(path.join(root, readme), "utf8").matchAll(
    /^```ts\n(\/\/ run\b[\s\S]*?)^```$/gm,
  );
  return [...blocks].map(([, code = ""], index) => {
    const title = `${readme}, example ${index + 1}`;
    return { title, file: path.join(folder, `${title.replaceAll(/[^A-Za-z0-9]+/g, "-")}.ts`), code };
  });
}

const examples = readmes.flatMap(examplesOf);

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await Promise.all(examples.map(({ file, code }) => writeFile(file, `${code}\nexport {};\n`)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the README has a row for each operation, and marks neighbours", () => {
  const rows = readFileSync(path.join(root, "README.md"), "utf8").matchAll(/^\| `([A-Z]\w+)`( \*)? +\|/gm);
  const operations = readDocuments(specFolder).flatMap(({ api }) => api.operations);
  expect([...rows].map(([, name, mark]) => [name, mark !== undefined]).sort()).toEqual(
    operations.map(({ name, extensions }) => [name, "x-callsheet-neighbour" in extensions]).sort(),
  );
});

test.each(readmes)("%s has an example that runs", (readme) => {
  expect(examplesOf(readme).length).toBeGreaterThan(0);
});

test("the examples have the right types", async () => {
  const config = path.join(folder, "tsconfig.json");
  await writeFile(config, JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"], exclude: [] }));
  await run("tsc", ["-p", config]).catch((error: { stdout: string }) => expect.fail(error.stdout));
}, 60_000);

test.each(examples)(
  "$title runs",
  async ({ file }) => {
    await run("node", [file], { cwd: import.meta.dirname, timeout: 20_000 });
  },
  30_000,
);
