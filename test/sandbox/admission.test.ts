import { createSandbox } from "@callsheet/sandbox";
import { expect, test } from "vitest";
import { callsOf, post, ready, studioId } from "./call.ts";

const path = `/2020-08-01/studios/${studioId}/streaming-sessions/${ready}/streams`;

test("calls that are invalid or not properly signed change nothing: no world is created, no fault used up", async () => {
  const sandbox = await createSandbox({ auth: "well-formed" });
  const unsigned = await post(sandbox, "/GetStage", { arn: "arn:aws:ivs:us-west-2:123456789012:stage/one" });
  expect(unsigned).toMatchObject({ status: 403, error: "MissingAuthenticationTokenException" });
  expect(await sandbox.worlds()).toEqual([]);
  await sandbox.close();

  const open = await createSandbox();
  const invalid = () => post(open, "/GetStage", { arn: "not an ARN" }, { "x-callsheet-world": "typo" });
  expect((await invalid()).status).toBe(400);
  expect(await open.worlds()).toEqual([]);
  await open.control("typo").faults.add({ throttle: true });
  await open.control("typo").settings.change({ rates: { GetStage: 1 } });
  expect((await invalid()).status).toBe(400);
  expect(await open.control("typo").faults.list()).toMatchObject([{ drawn: 0, remaining: 1 }]);
  expect((await post(open, path, {}, { "x-callsheet-world": "typo" })).status).toBe(429);
  await open.close();
});

test("the interceptor's answer is cut, whatever happens to the request", async () => {
  const sandbox = await createSandbox();
  await sandbox.control().faults.add({ cut: "before", operation: "CreateStreamingSessionStream" });
  await expect(callsOf(sandbox).create(ready, "a")).rejects.toThrow("cut");
  expect((await sandbox.control().session(studioId, ready))?.streams).toEqual([]);
  await sandbox.control().faults.add({ cut: "after", operation: "CreateStreamingSessionStream" });
  await expect(callsOf(sandbox).create(ready, "a")).rejects.toThrow("cut");
  expect((await sandbox.control().session(studioId, ready))?.streams).toHaveLength(1);
  await sandbox.close();
});
