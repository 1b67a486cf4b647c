import { describe, expect, test } from "vitest";
import { ready, stopped } from "../call.ts";
import { stage, type TestWorld } from "./test-world.ts";

/** The behaviour of quotas in any store. */
export function quotasSuite(the: TestWorld): void {
  describe("quotas and rates", () => {
    test("are off by default", async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => the.calls.stage(stage)));
      expect(answers.every(({ status }) => status === 404)).toBe(true);
    });

    test("answer 402 when a quota is used up, exactly under load", async () => {
      await the.control.settings.change({ quotas: { streamsPerSession: 7 } });
      const answers = await Promise.all(Array.from({ length: 50 }, () => the.calls.create(ready)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
      expect(answers.find(({ status }) => status !== 200)).toMatchObject({
        status: 402,
        error: "ServiceQuotaExceededException",
      });
      await the.control.clock.advance("PT2M");
      expect((await the.calls.create(ready)).status).toBe(200);
    });

    test("count the running sessions of a studio", async () => {
      await the.control.settings.change({ quotas: { runningSessionsPerStudio: 1 } });
      expect(await the.calls.start(stopped)).toMatchObject({
        status: 402,
        error: "ServiceQuotaExceededException",
      });
      await the.control.settings.change({ quotas: { runningSessionsPerStudio: 2 } });
      expect(await the.calls.start(stopped)).toMatchObject({ status: 200 });
    });

    test("are changed one by one", async () => {
      await the.control.settings.change({ quotas: { streamsPerSession: 3 } });
      await the.control.settings.change({ quotas: { runningSessionsPerStudio: 2 } });
      const { quotas } = await the.control.settings.read();
      expect(quotas).toEqual({ streamsPerSession: 3, runningSessionsPerStudio: 2 });
      await the.control.settings.change({ quotas: { streamsPerSession: null } });
      expect((await the.control.settings.read()).quotas).toMatchObject({
        streamsPerSession: null,
        runningSessionsPerStudio: 2,
      });
      await expect(the.control.settings.change({ quotas: 3 } as never)).rejects.toThrow(/\/quotas: /);
    });

    test("throttle as published: five calls a second", async () => {
      await the.control.settings.change({ rates: "published" });
      const answers = await Promise.all(Array.from({ length: 8 }, () => the.calls.stage(stage)));
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
      expect(answers.find(({ status }) => status === 429)?.error).toBe("ThrottlingException");
      await the.control.clock.advance("PT1S");
      expect((await the.calls.stage(stage)).status).toBe(404);
    });

    test("start counting again when the clock is set back", async () => {
      await the.control.settings.change({ rates: { GetStage: 1 } });
      expect((await the.calls.stage(stage)).status).toBe(404);
      expect((await the.calls.stage(stage)).status).toBe(429);
      await the.control.clock.advance("-PT1H");
      expect((await the.calls.stage(stage)).status).toBe(404);
      expect((await the.calls.stage(stage)).status).toBe(429);
    });
  });
}
