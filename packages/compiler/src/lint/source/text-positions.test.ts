import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseText } from "@callsheet/document";
import { describe, expect, test } from "vitest";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { specFolder } from "../../documents.ts";
import { TextPositions } from "./text-positions.ts";

const text = `# A comment.
openapi: 3.1.1 # another
"quoted key": 'value'
? explicit
: value
anchor: &base
  a: 1
  empty:
merged:
  <<: *base
  own: [ 1, { b: two }, "three" ]
list:
- plain
- { name: q, in: query }
-   nested:
      deep: |
        text
        more
alias: *base
`;

test.each<[steps: (string | number)[], place: string]>([
  [[], "2:1"],
  [["openapi"], "2:10"],
  [["quoted key"], "3:15"],
  [["explicit"], "5:3"],
  [["anchor"], "6:1"],
  [["anchor", "a"], "7:6"],
  [["anchor", "empty"], "8:3"],
  [["merged", "a"], "10:3"],
  [["merged", "own", 1, "b"], "11:18"],
  [["merged", "own", "2"], "11:25"],
  [["list", 0], "13:3"],
  [["list", 1, "in"], "14:18"],
  [["list", 2, "nested", "deep"], "16:13"],
  [["alias", "a"], "19:1"],
  [["list", 7, "nowhere"], "12:1"],
  [["constructor"], "2:1"],
])("%j stands at %s", (steps, place) => {
  const { line, column } = new TextPositions(text).find(steps);
  expect(`${line}:${column}`).toBe(place);
});

test("a broken text has the places before the break", () => {
  expect(new TextPositions("a: 1\nb: [\n").find(["nowhere"])).toEqual({ line: 1, column: 1 });
});

test.each([
  ["JSON", '{\n  "a": { "b": [1, "x"] }\n}', ["a", "b", "1"], { line: 2, column: 19 }],
  ["a byte order mark", "\uFEFFa: 1\n", ["a"], { line: 1, column: 4 }],
  ["carriage returns", "a: 1\r\nb:\r\n  c: 2\r\n", ["b", "c"], { line: 3, column: 6 }],
])("%s", (_, body, steps, place) => {
  expect(new TextPositions(body as string).find(steps as string[])).toEqual(place);
  expect(parseText("x.yaml", (body as string).replace("\uFEFF", ""))).toHaveProperty("value");
});

describe("every place of this repository's documents is where the library `yaml` finds it", () => {
  const files = readdirSync(specFolder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".yaml"),
  );

  test.each(files)("%s", (name) => {
    const file = path.join(specFolder, name);
    const body = readFileSync(file, "utf8");
    const positions = new TextPositions(body);
    const lines = new LineCounter();
    const { contents } = parseDocument(body, { lineCounter: lines });
    const check = (node: unknown, steps: readonly (string | number)[]): void => {
      const children = isMap(node)
        ? node.items.map(({ key, value }) => ({ step: String(isScalar(key) ? key.value : key), key, value }))
        : isSeq(node)
          ? node.items.map((value, step) => ({ step, key: value, value }))
          : [];
      for (const { step, key, value } of children) {
        const [offset = 0] = ((isScalar(value) ? value : key) as { range?: [number] }).range ?? [];
        const { line, col } = lines.linePos(offset);
        expect(positions.find([...steps, step]), [...steps, step].join("/")).toEqual({
          line,
          column: col,
        });
        check(value, [...steps, step]);
      }
    };
    check(contents, []);
  });
});
