import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { replaceFolder } from "./replace-folder.ts";

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "callsheet-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes what openapi-generator would: a file, and the folder that marks its output. */
const fill = (text: string) => async (folder: string) => {
  await mkdir(path.join(folder, ".openapi-generator"));
  await writeFile(path.join(folder, `${text}.txt`), text);
};

test("creates a folder, and replaces it as a whole", async () => {
  const folder = await temporaryFolder();
  const out = path.join(folder, "deep/out");
  await replaceFolder(out, fill("a"));
  await replaceFolder(out, fill("b"));
  expect(await readdir(out)).toEqual([".openapi-generator", "b.txt"]);
  expect(await readdir(path.dirname(out))).toEqual(["out"]);
});

test("leaves the last good one if filling fails, and nothing else", async () => {
  const folder = await temporaryFolder();
  const out = path.join(folder, "out");
  await replaceFolder(out, fill("a"));
  const broken = replaceFolder(out, async (draft) => {
    await fill("b")(draft);
    throw new Error("full");
  });
  await expect(broken).rejects.toThrow("full");
  expect(await readdir(out)).toEqual([".openapi-generator", "a.txt"]);
  expect(await readdir(folder)).toEqual(["out"]);
});

test("replaces no folder that somebody else filled", async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, "thesis.txt"), "years of work");
  await expect(replaceFolder(folder, fill("a"))).rejects.toThrow(
    "holds files that openapi-generator did not make",
  );
  expect(await readFile(path.join(folder, "thesis.txt"), "utf8")).toBe("years of work");
});

test("replaces no file", async () => {
  const file = path.join(await temporaryFolder(), "file");
  await writeFile(file, "text");
  await expect(replaceFolder(file, fill("a"))).rejects.toThrow("ENOTDIR");
});
