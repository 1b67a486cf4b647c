import { describe, expect, it } from "vitest";
import { compilePattern } from "./compile-pattern.ts";

const exploding = ["^(([a-z])+.)+[A-Z]([a-z])+$", "^(a+)+$", "^(a|aa)*$", "^(\\d{1,20})*x$", "(?:x*y?)*z"];

describe("a pattern that the engine could take forever over", () => {
  // With the engine these texts would take longer than any test may.
  it.each(exploding)("%s is read in linear time", (pattern) => {
    expect(compilePattern(pattern).test(`${"a".repeat(3_000)}!`)).toBe(false);
    expect(compilePattern(pattern).test(`${"1".repeat(3_000)}!`)).toBe(false);
  });

  it("is distinguishable for Ajv, which compares its text", () => {
    expect(new Set(exploding.map((pattern) => String(compilePattern(pattern)))).size).toBe(exploding.length);
  });

  it.each(exploding)("%s means what the engine says", (pattern) => {
    const native = new RegExp(pattern, "u");
    for (const text of [
      "",
      "a",
      "aaaa",
      "aaab",
      "abAb",
      "ab.Cd",
      "zz",
      "x",
      "12x",
      "1212",
      "xyz",
      "b\nz",
      "éA",
      "aB",
      "a\u{1f600}Bc",
    ]) {
      expect(compilePattern(pattern).test(text), JSON.stringify(text)).toBe(native.test(text));
    }
  });
});

it("the engine runs other patterns", () => {
  expect(compilePattern("^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$")).toBeInstanceOf(RegExp);
});
