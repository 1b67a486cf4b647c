import { expect, test } from "vitest";
import { isSemver } from "./semver.ts";

test.for<[text: unknown, want: boolean]>([
  ["1.2.3", true],
  ["0.1.0-beta.1", true],
  ["2020-07-14", false],
  ["1.2", false],
  ["01.2.3", false],
  ["1.2.3\n", false],
  [1, false],
  ["1.2.3+build", false],
])("%j: %s", ([text, want]) => {
  expect(isSemver(text)).toBe(want);
});
