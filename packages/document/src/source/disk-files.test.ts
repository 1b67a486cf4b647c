import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleFile } from "../bundle/bundle-file.ts";
import { loadDocument } from "../load-document.ts";
import { diskFiles } from "./disk-files.ts";

let base = "";
let folder = "";
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "document-"));
  folder = join(base, "root");
  mkdirSync(join(folder, "parts"), { recursive: true });
  writeFileSync(join(base, "secret.yaml"), "type: string");
  writeFileSync(join(folder, "pet.yaml"), "type: string");
  writeFileSync(join(folder, "latin1.yaml"), Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
  writeFileSync(join(folder, "bom.yaml"), "\ufeffa: é");
  symlinkSync(join(base, "secret.yaml"), join(folder, "out.yaml"));
  symlinkSync(join(folder, "pet.yaml"), join(folder, "in.yaml"));
  symlinkSync(join(folder, "loop.yaml"), join(folder, "loop.yaml"));
  writeFileSync(
    join(folder, "parts/api.yaml"),
    "openapi: 3.1.0\ninfo: {title: T, version: 1}\ncomponents: {schemas: {A: {$ref: ../pet.yaml}}}\n",
  );
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("files of the disk", () => {
  it.each([
    ["pet.yaml", { text: "type: string" }],
    ["in.yaml", { text: "type: string" }],
    ["bom.yaml", { text: "a: é" }],
    ["out.yaml", { refusal: "a symbolic link takes out of the root folder" }],
    ["loop.yaml", { refusal: "is a symbolic link without an end" }],
    ["parts", { refusal: "is a folder" }],
    ["latin1.yaml", { refusal: "is not UTF-8 text" }],
    ["gone.yaml", { refusal: "does not exist" }],
    ["pet.yaml/x", { refusal: "does not exist" }],
  ])("%s", (path, want) => {
    expect(diskFiles(folder).read(path)).toEqual(want);
  });

  it.skipIf(process.platform === "win32")("refuses a device", () => {
    expect(diskFiles("/dev").read("zero")).toEqual({ refusal: "is not a regular file" });
  });
});

describe("a document on the disk", () => {
  it("stays in its own folder", () => {
    const { problems } = bundleFile(join(folder, "parts/api.yaml"));
    expect(problems.map(({ message }) => message)).toEqual([
      '$ref "../pet.yaml" leads out of the root folder',
    ]);
  });

  it("may refer to all files of a given root folder", async () => {
    const document = await loadDocument(join(folder, "parts/api.yaml"), { folder });
    expect(document).toMatchObject({ name: "api", problems: [], files: ["parts/api.yaml", "pet.yaml"] });
    expect(document.locate("/components/schemas/A/type")).toEqual({
      file: "pet.yaml",
      pointer: "/type",
      line: 1,
      column: 7,
    });
  });

  it("that is missing is reported", async () => {
    await expect(loadDocument(join(folder, "gone.yaml"))).rejects.toThrow("gone.yaml: does not exist");
  });
});
