import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { readDocuments, specFolder } from "@callsheet/compiler";
import { startMock } from "@callsheet/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWalk } from "./readme/start-walk.ts";

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

/** The blocks of a README in a language. */
function blocksOf(readme: string, language: "ts" | "sh"): string[] {
  const text = readFileSync(path.join(root, readme), "utf8");
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code = ""]) => code);
}

/** The TypeScript blocks of a README that begin with the comment `// run`. */
function examplesOf(readme: string): Example[] {
  if (!existsSync(path.join(root, readme))) return [];
  const blocks = blocksOf(readme, "ts").filter((code) => /^\/\/ run\b/.test(code));
  return blocks.map((code, index) => {
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

describe("the path that the README walks", () => {
  test("is run by these tests, block by block", () => {
    const text = readFileSync(path.join(root, "README.md"), "utf8");
    const openings = [...text.matchAll(/^```(?:ts|sh)\n(.*)$/gm)].map(([, line]) => line);
    // What starts everything, and the steps of CI, have tests of their own.
    const elsewhere = /^(npm start|pnpm lint) /;
    const known = /^(# run|\/\/ run|\/\/ app\.ts, .*|\/\/ with npm start)$/;
    expect(openings.filter((line = "") => !known.test(line) && !elsewhere.test(line))).toEqual([]);
  });

  test("leads a designer and a team from an empty folder to a tested mock", async () => {
    const walk = await startWalk(blocksOf("README.md", "sh"), blocksOf("README.md", "ts"));
    try {
      await walk.shell(0);
      expect(await walk.module("// app.ts")).toBe("no note n-9\n");
      const said = await walk.shell(1);
      expect(said).toContain('[{"id":"n-1","text":"Call the sheet a contract."}]');
      expect(said).toContain("The contract is kept");
    } finally {
      await walk.end();
    }
  }, 60_000);

  test("leads a frontend developer from an AWS SDK to the mock", async () => {
    const [block = ""] = blocksOf("README.md", "ts").filter((code) => code.startsWith("// with npm start"));
    const mock = await startMock();
    const file = path.join(folder, "aws-sdk.ts");
    try {
      await writeFile(file, block.replaceAll("http://127.0.0.1:4010", mock.url));
      await run("node", [file], { cwd: import.meta.dirname, timeout: 20_000 });
    } finally {
      await mock.close();
    }
  }, 30_000);
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
