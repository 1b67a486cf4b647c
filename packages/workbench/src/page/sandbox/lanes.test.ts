import { expect, test } from "vitest";
import { addPhase, createScale, type Lane, spanText } from "./lanes.ts";
import type { ResourceNode } from "./resource-tree.ts";

const node = (key: string) => ({ key }) as ResourceNode;

test("a lane begins with the previous state, and the last changed one is first", () => {
  let lanes: readonly Lane[] = [];
  lanes = addPhase(lanes, { node: node("a"), before: "STOPPED", state: "STARTING", at: 10, since: 0 });
  lanes = addPhase(lanes, { node: node("b"), before: undefined, state: "MADE", at: 12, since: 0 });
  lanes = addPhase(lanes, { node: node("a"), before: "STARTING", state: "READY", at: 15, since: 0 });
  expect(lanes.map(({ node: { key }, phases }) => [key, phases])).toEqual([
    ["b", [{ state: "MADE", from: 12 }]],
    [
      "a",
      [
        { state: "STOPPED", from: 0 },
        { state: "STARTING", from: 10 },
        { state: "READY", from: 15 },
      ],
    ],
  ]);
});

test("a second keeps its room next to a day, and order is kept", () => {
  const scale = createScale([86_400_000, 0, 1000]);
  expect(scale(0)).toBe(0);
  expect(scale(86_400_000)).toBe(1);
  expect(scale(1000)).toBeGreaterThan(0.05);
  expect(scale(1000)).toBeLessThan(0.2);
  expect(createScale([5])(5)).toBe(0);
});

test.each([
  [400, "0.4 s"],
  [5000, "5 s"],
  [59_000, "59 s"],
  [118_000, "1 min 58 s"],
  [3_600_000, "1 h"],
  [5_400_000, "1 h 30 min"],
  [90_000_000, "1 d 1 h"],
])("%s ms is %s", (milliseconds, text) => expect(spanText(milliseconds)).toBe(text));
