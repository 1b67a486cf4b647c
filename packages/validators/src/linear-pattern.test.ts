import { expect, it } from "vitest";
import { linearPattern } from "./linear-pattern.ts";

// ^(?:a|b+)*c?$ and \bx, without anchors.
const anchored = linearPattern(
  "u",
  ["a", "b", "c"],
  [[2, 0], [1, 2, 8], [1, 3, 5], [0, 0], [1, 1, 1], [0, 1], [1, 5, 1], [3], [1, 9, 10], [0, 2], [2, 1], [3]],
);
const loose = linearPattern("", ["x"], [[2, 2], [0, 0], [3]]);

it.each(["", "a", "abba", "bbbc", "c"])("takes %j", (text) => expect(anchored.test(text)).toBe(true));
it.each(["cc", "ca", "d", "a\n"])("refuses %j", (text) => expect(anchored.test(text)).toBe(false));

it("begins anywhere, and knows the boundaries of words", () => {
  expect(loose.test("a x")).toBe(true);
  expect(loose.test("ax")).toBe(false);
});

it("reads lone surrogates and pairs as the flag says", () => {
  const any = [[2, 0], [0, 0], [2, 1], [3]] as const;
  expect(linearPattern("u", ["."], any).test("😀")).toBe(true);
  expect(linearPattern("", ["."], any).test("😀")).toBe(false);
  expect(linearPattern("u", ["."], any).test("\ud83d")).toBe(true);
});
