import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { header } from "./emit/header.ts";
import { compareOutputs, writeOutputs } from "./outputs.ts";
import { temporaryFolder } from "./temporary-spec.test-support.ts";

/** A folder with a document, a generated module of it, and one more module. */
async function projectWith(name: string, text: string): Promise<string> {
  const root = await temporaryFolder({ "api/a.client.ts": "", "other.yaml": "", [`api/${name}`]: "" });
  await writeFile(path.join(root, "api", name), text);
  await writeFile(path.join(root, "api/a.client.ts"), header("a.yaml"));
  return root;
}

async function extras(root: string, documents?: readonly string[]) {
  const outputs = new Map([["api/a.client.ts", header("a.yaml")]]);
  const territory = { folders: [], shared: { folder: "api", ...(documents && { documents }) } };
  const differences = await compareOutputs(root, outputs, territory);
  expect(await writeOutputs(root, outputs, territory)).toEqual(differences);
  return differences.map(({ path: file, kind }) => `${file} ${kind}`);
}

describe("a stale file", () => {
  test.each<[string, string, string, boolean]>([
    ["of a removed document", "gone.types.ts", header("gone.yaml"), true],
    ["of an unwanted part", "a.server.ts", header("a.yaml"), true],
    ["of another run's document", "other.client.ts", header("other.yaml"), false],
    ["written by hand", "gone.client.ts", "// Generated from nothing.\n", false],
    ["with another name", "gone.ts", header("gone.yaml"), false],
  ])("%s", async (_, name, text, removed) => {
    const root = await projectWith(name, text);
    expect(await extras(root)).toEqual(removed ? [`api/${name} extra`] : []);
    expect(await extras(root)).toEqual([]);
  });

  test("of a document that the project no longer has", async () => {
    const root = await projectWith("other.client.ts", header("other.yaml"));
    expect(await extras(root, ["a.yaml"])).toEqual(["api/other.client.ts extra"]);
  });
});
