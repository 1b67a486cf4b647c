import { createSandbox } from "@callsheet/sandbox";
import { describe, expect, test } from "vitest";
import { callsOf, post, ready, stopped, studioId } from "../call.ts";
import { stage, start, type TestWorld } from "./test-world.ts";

/** A stage of the default world. */
const exampleStage = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";

/** The behaviour of worlds in any store. */
export function worldsSuite(the: TestWorld): void {
  describe("worlds", () => {
    test("know nothing of each other", async () => {
      await the.calls.start(stopped, "token");
      const other = callsOf(the.sandbox, { "x-callsheet-world": `other-${the.count}` });
      expect(await other.start(stopped, "token")).toMatchObject({
        status: 200,
        body: { session: { state: "START_IN_PROGRESS" } },
      });
      await the.sandbox.control(`other-${the.count}`).clock.advance("PT1H");
      expect(await the.control.session(studioId, stopped)).toMatchObject({ state: "START_IN_PROGRESS" });
    });

    test("are named by an access key as well", async () => {
      const authorization = `AWS4-HMAC-SHA256 Credential=${the.control.credentials.accessKeyId}/20260101/us-west-2/nimble/aws4_request`;
      await callsOf(the.sandbox, { authorization }).start(stopped);
      expect(await the.control.session(studioId, stopped)).toMatchObject({ state: "START_IN_PROGRESS" });
    });

    test("have proper names", async () => {
      const answer = await post(the.sandbox, "/GetStage", { arn: stage }, { "x-callsheet-world": "a b" });
      expect(answer).toMatchObject({ status: 400, error: "ValidationException" });
    });

    test("are recreated by reset, with the same ids after the same calls", async () => {
      await the.control.reset();
      const first = await the.calls.create(ready);
      await the.control.reset();
      expect((await the.control.session(studioId, ready))?.streams).toEqual([]);
      expect((await the.calls.create(ready)).body.stream.streamId).toBe(first.body.stream.streamId);
    });

    test("come back as they were from a snapshot, also in another world", async () => {
      await the.calls.start(stopped, "token");
      await the.calls.create(ready, "token");
      await the.control.faults.add({
        operation: "GetStage",
        error: { name: "ServiceUnavailable", status: 503 },
      });
      await the.control.settings.change({ startSeconds: 9 });
      const snapshot = await the.control.snapshot();
      const before = await the.control.state();
      await the.control.reset();
      await the.control.clock.freeze();
      await the.control.restore(snapshot);
      expect(await the.control.state()).toEqual(before);
      expect(await the.control.faults.list()).toHaveLength(1);
      const copy = the.sandbox.control(`copy-${the.count}`);
      await copy.restore(snapshot);
      expect(await copy.state()).toEqual({ ...before, world: `copy-${the.count}` });
      expect((await the.calls.create(ready, "token")).body.stream.streamId).toBe(
        before.streamingSessions[1]?.streams[0]?.streamId,
      );
    });

    test("accept the snapshots of earlier versions, including used-up faults and fractions of milliseconds", async () => {
      const snapshot = await the.control.snapshot();
      const fault = JSON.stringify({ operation: "GetStage", throttle: true, skip: 0, share: 1 });
      const card = { sequence: 1, operation: "GetStage", drawn: 3, remaining: 0, fault };
      const sessions = snapshot.tables.streaming_sessions.map((row) => ({
        ...row,
        plan: String(row.plan).replace(/"at":(\d+)/, '"at":$1.5'),
      }));
      const tables = { ...snapshot.tables, faults: [card], streaming_sessions: sessions };
      await the.control.restore({ ...snapshot, tables });
      for (let call = 0; call < 3; call++) expect((await the.calls.stage(stage)).status).toBe(404);
    });

    test("refuse an invalid snapshot, and stay unchanged", async () => {
      const before = await the.control.state();
      await expect(the.control.restore({ version: 1 } as never)).rejects.toMatchObject({
        name: "ControlError",
        status: 400,
      });
      expect(await the.control.state()).toEqual(before);
    });

    test("refuse a snapshot that was edited by hand and is inconsistent", async () => {
      const snapshot = await the.control.snapshot();
      const { tables, clock } = snapshot;
      const before = await the.control.state();
      const [session] = tables.streaming_sessions;
      for (const edited of [
        { ...snapshot, tables: { ...tables, stages: [...tables.stages, ...tables.stages] } },
        { ...snapshot, tables: { ...tables, streaming_sessions: [{ ...session, plan: "x" }] } },
        { ...snapshot, tables: { ...tables, streaming_sessions: [{ ...session, plan: "[]" }] } },
        { ...snapshot, tables: { ...tables, streaming_sessions: [{ ...session, document: "{}" }] } },
        { ...snapshot, tables: { ...tables, streaming_sessions: [{ ...session, studio_id: "a\0" }] } },
        { ...snapshot, tables: { ...tables, channels: [{ arn: "a", sequence: 1, document: "3" }] } },
        { ...snapshot, clock: { ...clock, now: 8.64e15 } },
        { ...snapshot, clock: { ...clock, speed: 1e300 } },
      ]) {
        await expect(the.control.restore(edited as never)).rejects.toMatchObject({ status: 400 });
      }
      expect(await the.control.state()).toEqual(before);
    });

    test("have clocks that stop at the last readable time", async () => {
      const { now } = await the.control.clock.read();
      for (const change of [
        () => the.control.clock.advance("P3660000D"),
        () => the.control.clock.advance("-P3660000D"),
        () => the.control.clock.advance(Number.MAX_SAFE_INTEGER),
        () => the.control.clock.advance("PT99999999999999999999H"),
        () => the.control.clock.set("9950-01-01T00:00:00Z"),
        () => the.control.clock.set(new Date(-1e15)),
        () => the.control.clock.run(Number.POSITIVE_INFINITY),
      ]) {
        await expect(change()).rejects.toMatchObject({ status: 400 });
      }
      expect(await the.control.clock.read()).toEqual({ now, speed: 0 });
      await the.control.clock.set("9899-12-31T23:59:59Z");
      expect((await the.calls.start(stopped)).status).toBe(200);
      await the.control.clock.run(1_000_000);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect((await the.calls.create(ready)).status).not.toBe(500);
    });

    test("have clocks that accept days and fractions of seconds", async () => {
      const { now } = await the.control.clock.read();
      const later = await the.control.clock.advance("P1DT0.5S");
      expect(Date.parse(later.now) - Date.parse(now)).toBe(86_400_500);
    });

    test("are complete: one that is removed during a call is recreated for it", async () => {
      let send = () => {};
      const body = new ReadableStream({
        start(controller) {
          send = () => {
            controller.enqueue(new TextEncoder().encode(JSON.stringify({ arn: exampleStage })));
            controller.close();
          };
        },
      });
      const headers = { "content-type": "application/json", ...the.control.headers };
      const init = { method: "POST", headers, body, duplex: "half" };
      const call = the.sandbox(new Request("http://sandbox.localhost/GetStage", init));
      await new Promise((resolve) => setTimeout(resolve, 20));
      await the.control.remove();
      send();
      expect((await call).status).toBe(200);
    });

    test("show what exists, as much as was requested", async () => {
      await the.calls.create(ready, "a");
      const second = await the.calls.create(ready, "b");
      expect(await the.control.state({ sessionId: ready })).toMatchObject({ truncated: false });
      expect(await the.control.state({ sessionId: ready, limit: 1 })).toMatchObject({
        truncated: true,
        streamingSessions: [{ streams: [{ streamId: second.body.stream.streamId }] }],
      });
      expect(await the.control.state({ limit: 1 })).toMatchObject({ truncated: true });
    });

    test("have clocks that run, fast or slow", async () => {
      await the.control.clock.set("2026-01-01T00:00:00Z");
      expect(await the.control.clock.read()).toEqual({ now: "2026-01-01T00:00:00Z", speed: 0 });
      await the.control.clock.run(1_000_000);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { now, speed } = await the.control.clock.freeze();
      expect(Date.parse(now) - Date.parse("2026-01-01T00:00:00Z")).toBeGreaterThanOrEqual(4_000_000);
      expect(speed).toBe(0);
    });

    test("can be large, and the same for the same seed", async () => {
      await the.control.load({ clock: { now: start, speed: 0 }, generate: { seed: 7, sessions: 1000 } });
      const state = await the.control.state();
      const count = (
        groups: readonly { sessions?: readonly unknown[]; streams?: readonly unknown[] }[],
        key: "sessions" | "streams",
      ) => groups.reduce((sum, group) => sum + (group[key]?.length ?? 0), 0);
      expect(
        state.streamingSessions.length + count(state.stages, "sessions") + count(state.channels, "streams"),
      ).toBe(1000);
      const [{ arn = "" } = {}] = state.channels;
      expect((await the.calls.streamSession(arn)).status).toBe(200);
      const other = the.sandbox.control(`large-${the.count}`);
      await other.load({ clock: { now: start, speed: 0 }, generate: { seed: 7, sessions: 1000 } });
      expect({ ...(await other.state()), world: state.world }).toEqual(state);
    });
  });

  test("a wall clock that goes back does not set any world back", async () => {
    let wall = Date.parse("2026-01-01T12:00:00Z");
    const own = await createSandbox({ store: ":memory:", now: () => wall });
    const there = callsOf(own);
    await there.start(stopped);
    wall -= 3_600_000;
    expect(await own.control().clock.read()).toEqual({ now: "2026-01-01T12:00:00Z", speed: 1 });
    const { body } = await there.create(ready);
    expect(body.stream.createdAt).toBe("2026-01-01T12:00:00Z");
    wall += 3_605_000;
    expect(await own.control().session(studioId, stopped)).toMatchObject({ state: "READY" });
    await own.close();
  });
}
