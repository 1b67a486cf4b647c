import { describe, expect, test } from "vitest";
import { parseSource } from "./source-file.ts";

describe("parseSource", () => {
  test.each<[text: string, value: unknown]>([
    [
      "a: 2024-01-01\nb: yes\nc: 1_000\nd: 0b1\ne: .inf",
      { a: "2024-01-01", b: "yes", c: "1_000", d: "0b1", e: ".inf" },
    ],
    ["a: 1.5e3\nb: 0x10\nc: 0o17\nd: -7\ne: true\nf: ~", { a: 1500, b: 16, c: 15, d: -7, e: true, f: null }],
    ["x: &x { a: 1 }\ny: { <<: *x, b: 2 }", { x: { a: 1 }, y: { a: 1, b: 2 } }],
    ["200: ok", { "200": "ok" }],
    ["", undefined],
  ])("%j", (text, value) => {
    expect(parseSource("/a.yaml", text)).toMatchObject({ value });
  });

  test.each<[file: string, text: string, problem: string]>([
    ["/a.yaml", "a: [1\nb: 2", "2:1 is not valid YAML: missed comma"],
    ["/a.yaml", "a: 1\na: 2", "2:1 is not valid YAML: duplicated mapping key"],
    ["/a.json", '{\n  "a": 1,\n  "a": 2\n}', "3:3 is not valid YAML: duplicated mapping key"],
    ["/a.json", '{ "a": 1', "is not valid YAML"],
    ["/a.yaml", "x:\n  __proto__: 1", "2:14 is named `__proto__`"],
    ["/a.yaml", "[".repeat(300) + "]".repeat(300), "is nested deeper than 200 levels"],
    ["/a.yaml", `${"[".repeat(100_000)}`, "is nested deeper than 200 levels"],
    ["/a.yaml", "a: &a [*a]", "is an alias of what it stands in"],
    ["/a.yaml", "a: !!js/function 'x'", "is not valid YAML: unknown tag"],
  ])("%s with %j is refused", (file, text, wanted) => {
    const { value, problem } = parseSource(file, text);
    expect(value).toBeUndefined();
    expect(`${problem?.line}:${problem?.column} ${problem?.message}`).toContain(wanted);
  });

  test("a text that is what it was is not parsed again", () => {
    const first = parseSource("/same.yaml", "a: {}");
    expect(parseSource("/same.yaml", "a: {}")).toBe(first);
    expect(parseSource("/same.yaml", "a: []")).not.toBe(first);
  });
});
