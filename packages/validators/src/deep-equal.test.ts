import { expect, it } from "vitest";
import { deepEqual } from "./deep-equal.ts";

it.each([
  [1, 1.0],
  ["a", "a"],
  [null, null],
  [[], []],
  [{}, {}],
  [
    { a: 1, b: [2] },
    { b: [2], a: 1 },
  ],
  [JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 1}')],
])("%j equals %j", (a, b) => expect(deepEqual(a, b)).toBe(true));

it.each([
  [1, "1"],
  [0, false],
  [null, {}],
  [[], {}],
  [{ 0: "a" }, ["a"]],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: undefined }, { b: undefined }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{}, JSON.parse('{"__proto__": 1}')],
  [{ toString: 1 }, {}],
])("%j does not equal %j", (a, b) => expect(deepEqual(a, b)).toBe(false));
