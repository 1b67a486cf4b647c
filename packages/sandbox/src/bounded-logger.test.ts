import { expect, test } from "vitest";
import { boundLogger } from "./bounded-logger.ts";

test("the same failure is told five times in ten seconds, and then how often it was not", () => {
  const said: unknown[] = [];
  let time = 0;
  const note = (message: string, fields?: object) => said.push([message, fields]);
  const logger = boundLogger({ warn: note, error: note }, () => time);
  for (let i = 0; i < 1000; i++) logger.error("failed", { error: "StoreError", requestId: i });
  logger.error("failed", { error: "TypeError" });
  expect(said).toHaveLength(6);
  time = 10_000;
  logger.error("failed", { error: "StoreError" });
  expect(said.slice(6)).toEqual([
    ["The same was left out of the log.", { same: "failed", times: 995 }],
    ["failed", { error: "StoreError" }],
  ]);
});

test("a logger without records of requests stays one", () => {
  const silent = { warn: () => {}, error: () => {} };
  expect(boundLogger(silent).info).toBeUndefined();
});
