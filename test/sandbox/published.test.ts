import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sources = join(import.meta.dirname, "../../packages/sandbox/src");

test("the sources are what is published, and tests that need its internals", () => {
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" });
  expect(files).toContain("sandbox.ts");
  expect(files.filter((it) => /test-support|^suite./.test(it))).toEqual([]);
});
