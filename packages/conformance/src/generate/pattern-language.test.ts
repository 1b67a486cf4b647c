import { describe, expect, it } from "vitest";
import { patternLanguage } from "./pattern-language.ts";
import { createRandom } from "./random.ts";

describe("the texts of a pattern", () => {
  it.each([
    ["^abc$", [3]],
    ["^a{2,4}$", [2, 3, 4]],
    ["^(ab)*$", [0, 2, 4, 6]],
    ["^$|^arn:x$", [0, 5]],
    ["^(a|bcd)e?$", [1, 2, 3, 4]],
    ["a", [1, 2, 3, 4, 5, 6]],
    ["^a|b$", [1, 2, 3, 4, 5, 6]],
  ])("%s has the lengths %j", (pattern, lengths) => {
    const language = patternLanguage(pattern);
    expect([0, 1, 2, 3, 4, 5, 6].filter((length) => language?.hasLength(length))).toEqual(lengths);
  });

  it.each([
    "^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$",
    "^[\\p{L}\\p{N}]*$",
    "[^a-z]",
    "^(?:\\d{1,3}\\.){3}\\d{1,3}$",
    "^[\\u4e00-\\u9fff]+$",
  ])("%s is matched by its samples, at every length that it has", (pattern) => {
    const language = patternLanguage(pattern);
    const random = createRandom(1, pattern);
    for (let length = 0; length < 60; length++) {
      const text = language?.hasLength(length) ? language.sample(length, random) : undefined;
      if (language?.hasLength(length)) expect([...(text ?? "")], `length ${length}`).toHaveLength(length);
      if (text !== undefined) expect(language?.matches(text)).toBe(true);
    }
  });

  it("are the same for the same seed", () => {
    const sample = (): string | undefined => patternLanguage("^[a-z]{8}$")?.sample(8, createRandom(5));
    expect(sample()).toBe(sample());
  });

  it("are none for what is no pattern", () => {
    expect(patternLanguage("(")).toBeUndefined();
  });

  it("are found though the pattern repeats itself exponentially", () => {
    expect(patternLanguage("^(([a-z])+.)+[A-Z]([a-z])+$")?.sample(12, createRandom(1))).toHaveLength(12);
  });
});
