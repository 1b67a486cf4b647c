import { expect, test } from "vitest";
import { milliseconds, parseDuration } from "./duration.ts";

test.each([
  ["PT1H30M", 5_400_000],
  ["-PT2S", -2000],
  ["+PT0S", 0],
  ["P1D", 86_400_000],
  ["P1DT1S", 86_401_000],
  ["PT0.5S", 500],
  ["PT1.0015S", 1002],
  ...["P", "PT", "P1DT", "1H", "PT1", "PT-1S", "P1M", "P1Y", "PT1.5H", "pt1s"].map(
    (it) => [it, undefined] as const,
  ),
] as const)("%s is %s ms", (text, length) => {
  expect(parseDuration(text)).toBe(length);
});

test("milliseconds are whole", () => {
  expect([1 / 3, 1.001, 0.0004].map(milliseconds)).toEqual([333, 1001, 0]);
});
