import { describe, expect, test } from "vitest";
import { ready, stopped, studioId } from "../call.ts";
import { channel, stage, type TestWorld } from "./test-world.ts";

/** The fault deck's behaviour in any store. */
export function faultDeckSuite(the: TestWorld): void {
  describe("the fault deck", () => {
    test("strikes the next calls of an operation, then no more", async () => {
      await the.control.faults.add({
        operation: "GetStage",
        times: 2,
        error: { name: "AccessDeniedException", message: "No." },
      });
      expect(await the.calls.streamSession(channel)).toMatchObject({ status: 404 });
      expect(await the.calls.stage(stage)).toMatchObject({
        status: 403,
        error: "AccessDeniedException",
        body: { exceptionMessage: "No." },
      });
      expect(await the.calls.stage(stage)).toMatchObject({ status: 403 });
      expect(await the.calls.stage(stage)).toMatchObject({ status: 404 });
    });

    test("strikes a share of calls, the same ones each time", async () => {
      await the.control.faults.add({ share: 0.3, throttle: true });
      const statuses: number[] = [];
      for (let i = 0; i < 100; i++) statuses.push((await the.calls.stage(stage)).status);
      const struck = statuses.filter((it) => it === 429).length;
      expect(struck).toBeGreaterThan(15);
      expect(struck).toBeLessThan(45);
    });

    test("skips, and is drawn from in order", async () => {
      await the.control.faults.add({ skip: 1, error: { name: "ServiceUnavailable", status: 503 } });
      await the.control.faults.add({ throttle: true });
      expect((await the.calls.stage(stage)).status).toBe(429);
      expect((await the.calls.stage(stage)).status).toBe(503);
      expect((await the.calls.stage(stage)).status).toBe(404);
    });

    test("cuts connections: before acting, after it, in the answer", async () => {
      await the.control.faults.add({ cut: "before" });
      await expect(the.calls.create(ready, "a")).rejects.toThrow(TypeError);
      expect((await the.control.session(studioId, ready))?.streams).toHaveLength(0);
      await the.control.faults.add({ cut: "after" });
      await expect(the.calls.create(ready, "a")).rejects.toThrow(TypeError);
      expect((await the.control.session(studioId, ready))?.streams).toHaveLength(1);
      await the.control.faults.add({ cut: "answer" });
      await expect(the.calls.create(ready, "a")).rejects.toThrow(TypeError);
      expect((await the.calls.create(ready, "a")).status).toBe(200);
      expect((await the.control.session(studioId, ready))?.streams).toHaveLength(1);
    });

    test.each(["truncated", "html", "empty"] as const)("garbles a body: %s", async (malformed) => {
      await the.control.faults.add({ malformed });
      await expect(the.calls.create(ready)).rejects.toThrow(SyntaxError);
    });

    test("delays an answer", async () => {
      await the.control.faults.add({ latency: 30 });
      const before = performance.now();
      await the.calls.stage(stage);
      expect(performance.now() - before).toBeGreaterThanOrEqual(29);
    });

    test("abandons a delayed call when the client goes away: nothing is done", async () => {
      await the.control.faults.add({ latency: 60_000 });
      const path = `/2020-08-01/studios/${studioId}/streaming-sessions/${ready}/streams`;
      const signal = AbortSignal.timeout(20);
      const headers = { "content-type": "application/json", ...the.control.headers };
      const before = performance.now();
      await the.sandbox(new Request(`http://sandbox.localhost${path}`, { method: "POST", headers, signal }));
      expect(performance.now() - before).toBeLessThan(5000);
      expect((await the.control.session(studioId, ready))?.streams).toEqual([]);
    });

    test("lets an outcome strike only what is started: no repeated token, no refused call, no other operation", async () => {
      const first = await the.calls.create(ready, "a");
      await the.control.faults.add({ outcome: "NETWORK_CONNECTION_ERROR", times: 1 });
      expect(await the.calls.create(ready, "a")).toEqual(first);
      expect(await the.calls.start(ready)).toMatchObject({ status: 409 });
      expect(await the.calls.stage(stage)).toMatchObject({ status: 404 });
      expect(await the.control.faults.list()).toMatchObject([{ drawn: 0, remaining: 1 }]);
      await the.calls.create(ready, "b");
      expect(await the.control.faults.list()).toEqual([]);
      await the.control.clock.advance("PT2S");
      const { streams = [] } = (await the.control.session(studioId, ready)) ?? {};
      expect(streams.map(({ state }) => state)).toEqual(["CREATE_FAILED", "READY"]);
    });

    test("knows what can fail how", async () => {
      const refusal = (fault: object) => expect(the.control.faults.add(fault as never)).rejects;
      await refusal({ outcome: "INSUFICIENT_CAPACITY" }).toThrow(/"INSUFFICIENT_CAPACITY"/);
      await refusal({ operation: "CreateStreamingSessionStream", outcome: "AMI_VALIDATION_ERROR" }).toThrow(
        /INTERNAL_ERROR, NETWORK_CONNECTION_ERROR$/,
      );
      await refusal({ operation: "GetStage", outcome: "INTERNAL_ERROR" }).toThrow(/starts nothing/);
      await refusal({ outcome: "INTERNAL_ERROR", latency: 1 }).toThrow(/separate card/);
      await the.control.faults.add({ outcome: "INSUFFICIENT_CAPACITY" });
      await the.calls.create(ready);
      await the.calls.start(stopped);
      await the.control.clock.advance("PT5S");
      expect(await the.control.session(studioId, ready)).toMatchObject({ streams: [{ state: "READY" }] });
      expect(await the.control.session(studioId, stopped)).toMatchObject({ state: "START_FAILED" });
    });

    test("gives a declared error the members that a real one has", async () => {
      await the.control.faults.add({ error: { name: "ConflictException" } });
      await the.control.faults.add({ throttle: true });
      const message = expect.any(String);
      expect((await the.calls.start(stopped)).body).toEqual({
        code: "ConflictException",
        context: {},
        message,
      });
      expect((await the.calls.start(stopped)).body).toEqual({
        code: "ThrottlingException",
        context: {},
        message,
      });
      await the.control.faults.add({ throttle: true });
      expect((await the.calls.stage(stage)).body).not.toHaveProperty("code");
    });

    test("forgets cards that are used up", async () => {
      await the.control.faults.add({ throttle: true, times: 2 });
      await the.calls.stage(stage);
      expect(await the.control.faults.list()).toMatchObject([{ drawn: 1, remaining: 1 }]);
      await the.calls.stage(stage);
      expect(await the.control.faults.list()).toEqual([]);
    });

    test("is cleared", async () => {
      await the.control.faults.add({ throttle: true, times: null });
      await the.control.faults.clear();
      expect(await the.control.faults.list()).toEqual([]);
      expect((await the.calls.stage(stage)).status).toBe(404);
    });

    test("refuses invalid faults", async () => {
      await expect(the.control.faults.add({})).rejects.toMatchObject({ status: 400 });
      await expect(the.control.faults.add({ throttle: true, cut: "before" })).rejects.toMatchObject({
        status: 400,
      });
      await expect(the.control.faults.add({ shere: 1 } as never)).rejects.toThrow("shere");
    });
  });
}
