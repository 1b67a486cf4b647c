import { expect, it } from "vitest";
import { findPatternProblem } from "../../lint/pattern-safety.ts";
import { formatCheck, formatNames } from "./formats.ts";

it("checks formats with patterns that no text keeps busy", async () => {
  const patterns = formatNames().flatMap((name) => {
    const check = formatCheck(name);
    return check.by === "patterns" ? check.patterns.map(({ source }) => source) : [];
  });
  expect(patterns.length).toBeGreaterThan(10);
  for (const pattern of patterns) expect(await findPatternProblem(pattern), pattern).toBeUndefined();
}, 60_000);
