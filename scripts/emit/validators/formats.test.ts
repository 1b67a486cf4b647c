import path from "node:path";
import { expect, it } from "vitest";
import { checkPatterns } from "../../redos.ts";
import { temporaryFolder } from "../../temporary-spec.test-support.ts";
import { formatCheck, formatNames } from "./formats.ts";

it("checks formats with patterns that no text keeps busy", async () => {
  const patterns = formatNames().flatMap((name) => {
    const check = formatCheck(name);
    return check.by === "patterns"
      ? check.patterns.map(({ source }, index) => [`${name} ${index}`, { pattern: source }])
      : [];
  });
  const cacheFile = path.join(await temporaryFolder(), "redos.json");
  expect(patterns.length).toBeGreaterThan(10);
  expect(await checkPatterns(Object.fromEntries(patterns), { cacheFile, timeout: 30_000 })).toEqual([]);
}, 60_000);
