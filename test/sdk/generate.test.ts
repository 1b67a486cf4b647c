import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { generateSdk, missingGenerator } from "@callsheet/compiler/sdk";
import { expect, onTestFinished, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const file = path.join(root, "packages/contract/openapi/nimble.json");
const missing = missingGenerator();

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "callsheet-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file of a folder by its path, as text. */
async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const texts = files.map(
    async (name) => [path.relative(folder, name), await readFile(name, "latin1")] as const,
  );
  return new Map((await Promise.all(texts)).sort(([a], [b]) => a.localeCompare(b)));
}

/** Runs the command with its arguments and returns how it ended. */
async function callsheet(...args: readonly string[]) {
  const bin = path.join(root, "packages/callsheet/src/bin.js");
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, ...args], { cwd: root });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

test("the same document gives the same bytes, of the given version, anywhere", { timeout: 60_000 }, async ({
  skip,
}) => {
  if (missing) skip(missing);
  const document: unknown = JSON.parse(await readFile(file, "utf8"));
  const made: Map<string, string>[] = [];
  for (const name of ["a", "b"]) {
    const out = path.join(await temporaryFolder(), name);
    await generateSdk({
      document,
      generator: "python",
      out,
      version: "1.4.0-rc.2",
      properties: { packageName: "studio" },
    });
    made.push(await readFolder(out));
  }
  const [first = new Map<string, string>(), second] = made;
  expect(first).toEqual(second);
  expect(first.get("pyproject.toml")).toContain('version = "1.4.0-rc.2"');
  expect(first.get("studio/models/resource_not_found_exception.py")).toContain(
    "class ResourceNotFoundException",
  );
  expect([...first.keys()].filter((name) => /git_push|travis|gitlab|github/.test(name))).toEqual([]);
  const foreign = [...first].filter(
    ([, text]) => text.includes(tmpdir()) || text.includes(new Date().toISOString().slice(0, 10)),
  );
  expect(foreign.map(([name]) => name)).toEqual([]);
});

test("callsheet sdk writes a folder for each document", { timeout: 60_000 }, async ({ skip }) => {
  if (missing) skip(missing);
  const out = await temporaryFolder();
  const { code, stdout } = await callsheet("sdk", "go", "--spec", "spec/nimble.yaml", "--out", out);
  expect([code, stdout]).toEqual([0, `${path.join(out, "nimble")}\n`]);
  expect(await readFile(path.join(out, "nimble/go.mod"), "utf8")).toContain(
    "module example.com/sdk/nimble\n",
  );
  expect(await readFile(path.join(out, "nimble/configuration.go"), "utf8")).toContain(
    "OpenAPI-Generator/0.1.0/go",
  );
});

test("callsheet sdk refuses unknown generators", { timeout: 60_000 }, async ({ skip }) => {
  if (missing) skip(missing);
  const out = await temporaryFolder();
  expect(await callsheet("sdk", "pyton", "--spec", file, "--out", out)).toEqual({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/^callsheet sdk: openapi-generator \S+ has no generator `pyton`\n$/),
  });
  expect(await readdir(out)).toEqual([]);
});

test.for<[args: string[], code: number, words: string]>([
  [[], 2, "name a generator"],
  [["python", "java"], 2, "`java` is one word too many"],
  [["python", "--package-version", "2020-08-01"], 2, "--package-version takes a semantic version"],
  [["python", "--properties", "packageName"], 2, "--properties takes name=value pairs"],
  [["../python", "--spec", file], 2, "is not the name of a generator"],
  [["python", "--spec", "nothing.json"], 2, "nothing.json is neither a file nor a folder"],
  [["python", "--spec", "README.md"], 1, "README.md is not an object"],
])("callsheet sdk %j exits with %i", async ([args, code, words]) => {
  const { code: found, stderr } = await callsheet("sdk", ...args);
  expect([found, stderr.trim().split("\n").length]).toEqual([code, 1]);
  expect(stderr).toContain(words);
});
