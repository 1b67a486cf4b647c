import { expect, test } from "vitest";
import { boundLogger } from "./bounded-logger.ts";

test("the same failure is logged five times in ten seconds, then the number of omissions", () => {
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
    ["The same record was left out of the log.", { same: "failed", times: 995 }],
    ["failed", { error: "StoreError" }],
  ]);
});

test("a logger without request records still has none", () => {
  const silent = { warn: () => {}, error: () => {} };
  expect(boundLogger(silent).info).toBeUndefined();
});
