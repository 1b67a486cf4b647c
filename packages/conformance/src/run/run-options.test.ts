import { expect, it } from "vitest";
import { matchesId } from "./run-options.ts";

it.each([
  ["a/b", "a/b/c", true],
  ["b", "a/b/c", true],
  ["x", "a/b/c", false],
  ["a/*/c", "a/b/c", true],
  ["*/c", "a/b/c", true],
  ["a*", "a/b/c", true],
  ["*b", "a/b/c", false],
  ["b*", "a/b/c", false],
  ["a*b*c", "a/b/c", true],
  ["a*c*b", "a/b/c", false],
  ["*", "anything", true],
  ["a*a", "a", false],
])("%s on %s: %s", (pattern, id, wanted) => {
  expect(matchesId(pattern, id)).toBe(wanted);
});
