import { describe, expect, it } from "vitest";
import { BoundedCache } from "./bounded-cache.ts";
import { languageOf, patternLanguage } from "./pattern-language.ts";
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
  ])("%s matches its samples, at every length that it has", (pattern) => {
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

  it("do not exist for an invalid pattern", () => {
    expect(patternLanguage("(")).toBeUndefined();
  });

  it("are found though the pattern repeats itself exponentially", () => {
    expect(patternLanguage("^(([a-z])+.)+[A-Z]([a-z])+$")?.sample(12, createRandom(1))).toHaveLength(12);
  });
});

describe("several patterns at once", () => {
  it.each([
    [["^[a-z]+$", "^.*z.*$", "^a"], 2, 40],
    [["^[a-z0-9-]+$", "[0-9]$", "^(?!x)", "-"], 2, 30],
    [["^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]+$"], 2, 30],
    [["^(?!aws:).*$", ":"], 1, 20],
    [["^(?!\\s).+(?<!\\s)$", "\\s"], 3, 20],
    [["[a-z]{2}$(?![^])", "^q"], 2, 12],
  ])("%j are all matched, at every length there is", (patterns, shortest, longest) => {
    const language = languageOf(patterns);
    const random = createRandom(2);
    const lengths = Array.from({ length: longest }, (_, length) => length);
    expect(lengths.find((length) => language?.hasLength(length))).toBe(shortest);
    for (const length of lengths.slice(shortest)) {
      const text = language?.sample(length, random) ?? "";
      expect([...text], `length ${length}`).toHaveLength(length);
      for (const pattern of patterns) expect(new RegExp(pattern, "u").test(text), text).toBe(true);
    }
  });

  it("that exclude each other have no text", () => {
    expect(languageOf(["^a+$", "^b+$"])?.hasLength(3)).toBe(false);
  });
});

it("a pattern of many counted characters takes no more than its share of time", () => {
  const started = process.cpuUsage();
  for (let count = 0; count < 20; count++) {
    const language = patternLanguage(`^x{${count}}(ab?){1,400}[a-z]{1,4096}$`);
    language?.sample(1_000, createRandom(1));
  }
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000 / 20).toBeLessThan(200);
});

it("the least recently used entry is forgotten when the cache is full", () => {
  const cache = new BoundedCache<number>(10);
  for (let key = 0; key < 5; key++) cache.get(String(key), () => key);
  cache.get("0", () => 0);
  cache.add("4", 7);
  expect(cache.size).toBe(3);
  let made = 0;
  cache.get("0", () => ++made);
  expect(made).toBe(0);
});
