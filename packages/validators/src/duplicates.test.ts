import { expect, it } from "vitest";
import { duplicates } from "./duplicates.ts";

it.each([
  [
    [1, 2, 1],
    [0, 2],
  ],
  [
    ["a", 1, "a"],
    [0, 2],
  ],
  [
    [{ a: 1, b: [2] }, null, { b: [2], a: 1 }],
    [0, 2],
  ],
  [
    [
      [1, "2"],
      [1, "2"],
    ],
    [0, 1],
  ],
])("%j has equal items", (items, pair) => expect(duplicates(items)).toEqual(pair));

it.each([
  [[]],
  [[1]],
  [[1, "1", true, null, [1], ["1"], { a: 1 }, { a: "1" }]],
  [[0, false, "", null, [], {}]],
])("%j has none", (items) => expect(duplicates(items)).toBeUndefined());

it("takes linear time", () => {
  const items = Array.from({ length: 50_000 }, (_, index) => ({ index }));
  expect(duplicates(items)).toBeUndefined();
});
