import { expect, test } from "vitest";
import { textOutside } from "./text-outside.ts";

const anyLength = { min: 0, max: Number.POSITIVE_INFINITY };

test.each<[string, string[], string, RegExp | undefined]>([
  ["one more character of the class", ["^[a-z0-9]+$"], "^[a-z]+$", /^[a-z0-9]*[0-9][a-z0-9]*$/],
  ["a longer text", ["^a{1,4}$"], "^a{1,3}$", /^aaaa$/],
  ["a dash in the middle", ["^[a-z]+(-[a-z]+)*$"], "^[a-z]+$", /-/],
  ["what only one alternative takes", ["^a$|^b$"], "^a$", /^b$/],
  ["anything at all", [], "^[a-z]*$", /[^a-z]/],
  ["an open end", ["^ab"], "^ab$", /^ab.+$/s],
  ["nothing, where the other is wider", ["^a$"], "^[ab]$", undefined],
  ["nothing, where they say the same", ["^(a|b)$"], "^[ab]$", undefined],
])("%s", (_, patterns, excluded, wanted) => {
  const text = textOutside(patterns, excluded, anyLength);
  if (!wanted) expect(text).toBeUndefined();
  else expect(text).toMatch(wanted);
});

test("keeps the bounds", () => {
  expect([...(textOutside(["^[a-z0-9]+$"], "^[a-z]+$", { min: 7, max: 7 }) ?? "")]).toHaveLength(7);
  expect(textOutside(["^a{1,4}$"], "^a{1,3}$", { min: 0, max: 3 })).toBeUndefined();
});
