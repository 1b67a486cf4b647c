import { expect, it } from "vitest";
import { jsonLogger } from "./logger.ts";

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

it("has no way to log requests at the default level, so that they cost nothing", () => {
  expect(jsonLogger().info).toBeUndefined();
});
