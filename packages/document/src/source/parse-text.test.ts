import { describe, expect, it } from "vitest";
import { limits } from "./limits.ts";
import { parseText } from "./parse-text.ts";

const value = (text: string) => {
  const parsed = parseText("a.yaml", text);
  return "value" in parsed ? parsed.value : parsed.problem;
};

describe("a YAML file", () => {
  it.each([
    ["yes: no\non: off", { yes: "no", on: "off" }],
    ["a: 2024-01-01\nb: 2024-01-01T00:00:00Z", { a: "2024-01-01", b: "2024-01-01T00:00:00Z" }],
    ["200: ok\n4XX: no\n1.5: x", { "200": "ok", "4XX": "no", "1.5": "x" }],
    ["a: 012\nb: 0o17\nc: 0x1F\nd: +1\ne: 1e3", { a: 12, b: 15, c: 31, d: 1, e: 1000 }],
    [
      "a: 1_000\nb: 0b1\nc: .inf\nd: .nan\ne: 12:30:45",
      { a: "1_000", b: "0b1", c: ".inf", d: ".nan", e: "12:30:45" },
    ],
    ["a: ~\nb: null\nc:\nd: Null", { a: null, b: null, c: null, d: null }],
    ["a: true\nb: True\nc: y", { a: true, b: true, c: "y" }],
    ["x: &x { a: 1, b: 2 }\ny: { <<: *x, b: 3 }", { x: { a: 1, b: 2 }, y: { a: 1, b: 3 } }],
    ["x: &x { a: 1 }\nz: &z { b: 2 }\ny: { <<: [*x, *z] }", { x: { a: 1 }, z: { b: 2 }, y: { a: 1, b: 2 } }],
    ['"a": 1', { a: 1 }],
    ["{ a: 1, b: [x] }", { a: 1, b: ["x"] }],
  ])("%j", (text, want) => {
    expect(value(text)).toEqual(want);
  });
});

describe("a JSON file", () => {
  it.each([
    ['{"a": [1, "x: y", "\\"b\\":"], "c": {"a": null}}', { a: [1, "x: y", '"b":'], c: { a: null } }],
    [" [1] ", [1]],
  ])("%j", (text, want) => {
    expect(value(text)).toEqual(want);
  });
});

describe("a file that is refused", () => {
  const billion = Array.from({ length: 12 }, (_, n) =>
    n === 0 ? "a0: &a0 [x,x,x,x,x,x,x,x,x]" : `a${n}: &a${n} [${Array(9).fill(`*a${n - 1}`)}]`,
  ).join("\n");
  const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
  it.each([
    [
      "a key twice",
      "a: 1\nb: 2\na: 3",
      { line: 3, message: expect.stringContaining("duplicated mapping key") },
    ],
    [
      "a JSON key twice",
      '{\n "a": 1,\n "a": 2 }',
      { line: 3, message: expect.stringContaining("duplicated") },
    ],
    ["bad syntax", "a: [1, 2", { line: 1, message: expect.stringContaining("neither JSON nor YAML") }],
    ["bad JSON", '{"a": }}', { line: 1, message: expect.stringContaining("neither JSON nor YAML") }],
    ["several documents", "a: 1\n---\nb: 2", { message: expect.stringContaining("neither JSON nor YAML") }],
    ["an unknown tag", "a: !!js/function x", { message: expect.stringContaining("unknown tag") }],
    [
      "__proto__",
      "a: { __proto__: { x: 1 } }",
      { pointer: "/a/__proto__", message: expect.stringContaining("__proto__") },
    ],
    ["__proto__ in JSON", '{"__proto__": 1}', { pointer: "/__proto__" }],
    ["a billion laughs", billion, { message: "has aliases that expand too far" }],
    [
      "an alias of itself",
      "a: &a [*a]",
      { message: expect.stringContaining("alias of a value that contains it") },
    ],
    ["deep YAML", deep("[", "]", 50_000), { message: `is nested deeper than ${limits.depth} levels` }],
    [
      "deep JSON",
      deep('{"a":', "}", 300).replace("}", "1}"),
      { message: `is nested deeper than ${limits.depth} levels` },
    ],
  ])("says where and why: %s", (_, text, problem) => {
    expect(value(text)).toMatchObject({ file: "a.yaml", ...problem });
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

it("takes aliases that stay within bounds", () => {
  const text = `a: &a { x: 1 }\nb: [${Array(1000).fill("*a")}]`;
  expect(value(text)).toMatchObject({ a: { x: 1 } });
});
