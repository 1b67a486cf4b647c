import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { packagesLayout } from "./layout.ts";
import { compareOutputs, readFolders, writeOutputs } from "./outputs.ts";
import { temporaryFolder } from "./temporary-spec.test-support.ts";

const { folders } = packagesLayout;
const file = (name: string) => `packages/contract/openapi/${name}.json`;

test("writes what differs, removes stale files and touches nothing else", async () => {
  const root = await temporaryFolder({
    [file("same")]: "1",
    [file("old")]: "1",
    [file("extra")]: "1",
    "packages/contract/README.md": "1",
  });
  const changes = await writeOutputs(
    root,
    new Map([
      [file("same"), "1"],
      [file("old"), "2"],
      [file("new"), "3"],
    ]),
    packagesLayout,
  );
  expect(changes).toEqual([
    { path: file("extra"), kind: "extra" },
    { path: file("new"), kind: "missing" },
    { path: file("old"), kind: "differs" },
  ]);
  expect(Object.fromEntries(await readFolders(root, folders))).toEqual({
    [file("same")]: "1",
    [file("old")]: "2",
    [file("new")]: "3",
  });
  expect(await readFile(path.join(root, "packages/contract/README.md"), "utf8")).toBe("1");
});

test("writes nothing when one file cannot be written", async () => {
  const root = await temporaryFolder({ [file("a")]: "good" });
  await writeFile(path.join(root, "packages/server"), "a file where a folder should be");
  const outputs = new Map([
    [file("a"), "new"],
    ["packages/server/src/gen/a.ts", "new"],
  ]);
  await expect(writeOutputs(root, outputs, packagesLayout)).rejects.toThrow();
  expect(await readFile(path.join(root, file("a")), "utf8")).toBe("good");
  expect(await readdir(path.join(root, "packages/contract/openapi"))).toEqual(["a.json"]);
});

test("undoes what it moved when a later file cannot be moved", async () => {
  const root = await temporaryFolder({
    [file("a")]: "good",
    "packages/server/src/gen/a.ts/folder": "where a file should be",
  });
  const outputs = new Map([
    [file("a"), "new"],
    [file("b"), "new"],
    ["packages/server/src/gen/a.ts", "new"],
  ]);
  await expect(writeOutputs(root, outputs, packagesLayout)).rejects.toThrow(/a\.ts/);
  expect(await readFile(path.join(root, file("a")), "utf8")).toBe("good");
  expect(await readdir(path.join(root, "packages/contract/openapi"))).toEqual(["a.json"]);
});

test("names missing, different and extra files", async () => {
  const root = await temporaryFolder({ [file("edited")]: "by hand", [file("extra")]: "1" });
  const differences = await compareOutputs(
    root,
    new Map([
      [file("edited"), "1"],
      [file("missing"), "1"],
    ]),
    packagesLayout,
  );
  expect(differences.map(({ path: name, kind }) => `${name} ${kind}`)).toEqual([
    `${file("edited")} differs`,
    `${file("extra")} extra`,
    `${file("missing")} missing`,
  ]);
});
