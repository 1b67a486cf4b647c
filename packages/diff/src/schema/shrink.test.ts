import { expect, test } from "vitest";
import { shrink } from "./shrink.ts";

test.each<[string, unknown, (value: unknown) => boolean, unknown]>([
  ["a text that must be long", "q8w7e6r5", (value) => typeof value === "string" && value.length > 4, "aaaaa"],
  ["a text of one character that matters", "xxAxx", (value) => String(value).includes("A"), "A"],
  [
    "members that do not matter",
    { a: 1, b: "text", c: [1] },
    (value) => "b" in (value as object),
    { b: "t" },
  ],
  ["items that do not matter", [1, "x", 3], (value) => (value as unknown[]).includes("x"), ["x"]],
  ["a number", 700.5, (value) => typeof value === "number", 0],
  ["what cannot be smaller", { a: null }, (value) => JSON.stringify(value) === '{"a":null}', { a: null }],
])("%s", (_, value, shows, smallest) => {
  expect(shrink(value, shows)).toEqual(smallest);
});
