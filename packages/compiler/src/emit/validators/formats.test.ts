import { patternVerdict } from "@callsheet/document";
import { expect, it } from "vitest";
import { formatCheck, formatNames } from "./formats.ts";

it("checks formats with patterns that no text can keep busy", () => {
  const patterns = formatNames().flatMap((name) => {
    const check = formatCheck(name);
    return check.by === "patterns" ? check.patterns.map(({ source }) => source) : [];
  });
  expect(patterns.length).toBeGreaterThan(10);
  for (const pattern of patterns) expect(patternVerdict(pattern), pattern).toMatchObject({ status: "safe" });
});
