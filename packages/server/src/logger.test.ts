import { expect, it } from "vitest";
import { jsonLogger } from "./logger.ts";

const circle: Record<string, unknown> = {};
circle.self = circle;
const fail = () => {
  throw new Error("no");
};

it("writes one JSON object a line, at its level and above", () => {
  const lines: string[] = [];
  const logger = jsonLogger({ level: "info", write: (line) => lines.push(line) });
  logger.debug?.("hidden");
  logger.info?.("request", { status: 200 });
  logger.warn("odd\nline");
  logger.error("broken", { requestId: "a" });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { time: expect.stringMatching(/^\d{4}-.*Z$/), level: "info", message: "request", status: 200 },
    { time: expect.any(String), level: "warn", message: "odd\nline" },
    { time: expect.any(String), level: "error", message: "broken", requestId: "a" },
  ]);
  expect(lines.join("")).not.toContain("\n");
});

it("does not log requests at the default level, so they cost nothing", () => {
  expect(jsonLogger().info).toBeUndefined();
});

it.each<[string, Record<string, unknown>, object]>([
  ["a large integer", { id: 7n }, { id: "7" }],
  [
    "an error",
    { error: new TypeError("no") },
    { error: { name: "TypeError", message: "no", stack: expect.stringContaining("at ") } },
  ],
  ["its cause", { error: new Error("a", { cause: new Error("b") }) }, { error: { cause: { message: "b" } } }],
  ["a circle next to another field", { circle, id: "a" }, { circle: "[cannot be written]", id: "a" }],
  ["an unreadable value", { shy: { toJSON: fail } }, { shy: "[cannot be written]" }],
  ["a missing value", { nothing: undefined, circle }, { nothing: null }],
  ["fields of its own names", { level: "info", message: "b", time: 0 }, { level: "error", message: "a" }],
])("writes %s", (_, fields, want) => {
  const lines: string[] = [];
  jsonLogger({ write: (line) => lines.push(line) }).error("a", fields);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { time: expect.stringMatching(/^\d{4}-/), level: "error", message: "a", ...want },
  ]);
});
