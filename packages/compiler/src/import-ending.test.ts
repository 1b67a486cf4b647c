import { expect, test } from "vitest";
import { importEnding } from "./import-ending.ts";
import { temporaryFolder } from "./temporary-spec.test-support.ts";

test.each<[string, Readonly<Record<string, object>>, string]>([
  ["nothing is compiled", {}, ".ts"],
  ["allowed", { "tsconfig.json": { compilerOptions: { allowImportingTsExtensions: true } } }, ".ts"],
  ["rewritten", { "tsconfig.json": { compilerOptions: { rewriteRelativeImportExtensions: true } } }, ".ts"],
  ["for Node", { "tsconfig.json": { compilerOptions: { module: "nodenext" } } }, ".js"],
  ["for bundlers", { "tsconfig.json": { compilerOptions: { moduleResolution: "bundler" } } }, ""],
  ["by default", { "tsconfig.json": {} }, ""],
  [
    "by another file",
    { "tsconfig.json": { extends: "./base.json" }, "base.json": { compilerOptions: { module: "node16" } } },
    ".js",
  ],
])("%s", async (_, files, ending) => {
  expect(importEnding(await temporaryFolder(files))).toBe(ending);
});
