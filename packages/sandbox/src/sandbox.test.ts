import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callsOf, post, ready, stopped, studioId } from "./call.test-support.ts";
import type { Control } from "./control/control.ts";
import type { FixtureInput } from "./fixture/fixture.ts";
import { noPostgres, type Postgres, startPostgres } from "./postgres.test-support.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";

const stage = "arn:aws:ivs:us-west-2:123456789012:stage/one";
const channel = "arn:aws:ivs:us-west-2:123456789012:channel/one";
const stageSession = (letter: string) => `st-${letter.repeat(13)}`;
const stream = (letter: string) => `st-${letter.repeat(23)}`;
const start = "2026-01-01T00:00:00Z";

/** Begins at noon with a frozen clock. */
const frozen = (fixture: FixtureInput): FixtureInput => ({
  clock: { now: "2026-01-01T12:00:00Z", speed: 0 },
  ...fixture,
});

let postgres: Postgres | undefined;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "callsheet-sandbox-"));
  if (!noPostgres) postgres = startPostgres();
}, 60_000);
afterAll(() => {
  postgres?.stop();
  rmSync(folder, { recursive: true });
});

const stores = [
  { name: "in memory", location: () => ":memory:", missing: undefined },
  { name: "in a file", location: () => path.join(folder, "store.db"), missing: undefined },
  { name: "in PostgreSQL", location: () => postgres?.url ?? "", missing: noPostgres },
];

describe.each(stores)("a sandbox $name", ({ location, missing }) => {
  if (missing) {
    test.skip(missing, () => {});
    return;
  }
  let sandbox: Sandbox;
  let control: Control;
  let calls: ReturnType<typeof callsOf>;
  let worlds = 0;

  beforeAll(async () => {
    sandbox = await createSandbox({ store: location(), maxWorlds: 100 });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    const world = `world-${++worlds}`;
    control = sandbox.control(world);
    calls = callsOf(sandbox, { "x-callsheet-world": world });
    await control.clock.freeze();
  });

  describe("starting a session", () => {
    test("leads from STOPPED over START_IN_PROGRESS to READY", async () => {
      const { now } = await control.clock.read();
      const { status, body } = await calls.start(stopped);
      expect(status).toBe(200);
      expect(body.session).toMatchObject({
        sessionId: stopped,
        state: "START_IN_PROGRESS",
        statusCode: "STREAMING_SESSION_START_IN_PROGRESS",
        statusMessage: "Streaming session start in progress",
        startedAt: now,
        updatedAt: now,
      });
      expect(Date.parse(body.session.stopAt) - Date.parse(now)).toBe(690 * 60_000);
      await control.clock.advance(4999);
      expect(await control.session(studioId, stopped)).toMatchObject({ state: "START_IN_PROGRESS" });
      await control.clock.advance(1);
      expect(await control.session(studioId, stopped)).toMatchObject({
        state: "READY",
        statusCode: "STREAMING_SESSION_STARTED",
      });
    });

    test("ends with an automatic stop, and much later in deletion", async () => {
      const { body } = await calls.start(stopped);
      await control.clock.set(body.session.stopAt);
      expect(await control.session(studioId, stopped)).toMatchObject({
        state: "STOP_IN_PROGRESS",
        stoppedAt: body.session.stopAt,
      });
      await control.clock.advance("PT5S");
      expect(await control.session(studioId, stopped)).toMatchObject({ state: "STOPPED" });
      await control.clock.set(body.session.terminateAt);
      expect(await control.session(studioId, stopped)).toMatchObject({ state: "DELETE_IN_PROGRESS" });
      await control.clock.advance("PT2S");
      expect((await calls.start(stopped)).status).toBe(404);
    });

    test("can be done again after a stop", async () => {
      const { body } = await calls.start(stopped);
      await control.clock.set(body.session.stopAt);
      await control.clock.advance("PT5S");
      expect(await calls.start(stopped)).toMatchObject({
        status: 200,
        body: { session: { state: "START_IN_PROGRESS" } },
      });
    });

    test("is refused with 409 in every other state", async () => {
      await calls.start(stopped);
      const again = await calls.start(stopped);
      expect(again).toMatchObject({ status: 409, error: "ConflictException" });
      expect(again.body).toEqual({
        code: "ConflictException",
        context: { resourceId: stopped },
        message: "Another operation on the streaming session is in progress.",
      });
      expect(await calls.start(ready)).toMatchObject({ status: 409 });
    });

    test("is refused with 404 for an unknown session, an unknown studio, and a session of another studio, all the same", async () => {
      await control.load(
        frozen({ studios: [{ studioId: "a", sessions: [{ sessionId: "s" }] }, { studioId: "b" }] }),
      );
      const answers = await Promise.all([
        calls.start("s", undefined, {}, "b"),
        calls.start("s", undefined, {}, "c"),
      ]);
      for (const answer of answers) {
        expect(answer).toMatchObject({
          status: 404,
          error: "ResourceNotFoundException",
          body: { context: { resourceId: "s" } },
        });
      }
      expect(answers[0]?.body).toEqual(answers[1]?.body);
    });

    test.each(["__proto__", "constructor", "' OR 1=1--", "{}", "a/b", "..", "%"])(
      "knows no session %s",
      async (id) => {
        expect(await calls.start(encodeURIComponent(id).replaceAll(".", "%2E"))).toMatchObject({
          error: expect.stringMatching(/NotFound|Unknown/),
        });
      },
    );

    test("fails with the status code that the session or the fault deck says", async () => {
      await control.load(
        frozen({
          studios: [{ studioId: "a", sessions: [{ sessionId: "s", startFailure: "INSUFFICIENT_CAPACITY" }] }],
        }),
      );
      expect((await calls.start("s", undefined, {}, "a")).status).toBe(200);
      await control.clock.advance("PT5S");
      expect(await control.session("a", "s")).toMatchObject({
        state: "START_FAILED",
        statusCode: "INSUFFICIENT_CAPACITY",
      });

      await control.reset();
      await control.faults.add({ outcome: "AMI_VALIDATION_ERROR" });
      await calls.start(stopped);
      await control.clock.advance("PT5S");
      expect(await control.session(studioId, stopped)).toMatchObject({
        state: "START_FAILED",
        statusCode: "AMI_VALIDATION_ERROR",
      });
    });

    test("happens once among 50 at the same time", async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => calls.start(stopped)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    });
  });

  describe("making a stream", () => {
    test("leads from CREATE_IN_PROGRESS to READY with a url, and to DELETED when it expires", async () => {
      const { status, body } = await calls.create(ready, undefined, { expirationInSeconds: 60 });
      expect(status).toBe(200);
      expect(body.stream).toMatchObject({
        state: "CREATE_IN_PROGRESS",
        statusCode: "STREAM_CREATE_IN_PROGRESS",
      });
      expect(body.stream).not.toHaveProperty("url");
      expect(Date.parse(body.stream.expiresAt) - Date.parse(body.stream.createdAt)).toBe(60_000);
      const streams = async () => (await control.session(studioId, ready))?.streams;
      await control.clock.advance("PT2S");
      expect(await streams()).toMatchObject([
        { state: "READY", url: expect.stringContaining(body.stream.streamId) },
      ]);
      await control.clock.advance("PT58S");
      expect(await streams()).toMatchObject([{ state: "DELETE_IN_PROGRESS" }]);
      expect((await streams())?.[0]).not.toHaveProperty("url");
      await control.clock.advance("PT2S");
      expect(await streams()).toMatchObject([{ state: "DELETED", statusCode: "STREAM_DELETED" }]);
    });

    test("lasts 120 seconds when nothing is said", async () => {
      const { body } = await calls.create(ready);
      expect(Date.parse(body.stream.expiresAt) - Date.parse(body.stream.createdAt)).toBe(120_000);
    });

    test("ends with its session", async () => {
      const { body } = await calls.start(stopped);
      await control.clock.set(new Date(Date.parse(body.session.stopAt) - 10_000));
      await calls.create(stopped, undefined, { expirationInSeconds: 3600 });
      await control.clock.advance("PT12S");
      expect((await control.session(studioId, stopped))?.streams).toMatchObject([{ state: "DELETED" }]);
    });

    test("is refused with 409 while the session is not READY", async () => {
      expect(await calls.create(stopped)).toMatchObject({ status: 409, error: "ConflictException" });
      await calls.start(stopped);
      expect(await calls.create(stopped)).toMatchObject({ status: 409 });
      await control.clock.advance("PT5S");
      expect(await calls.create(stopped)).toMatchObject({ status: 200 });
    });

    test("fails with the status code that the fault deck says", async () => {
      await control.faults.add({
        operation: "CreateStreamingSessionStream",
        outcome: "NETWORK_CONNECTION_ERROR",
      });
      await calls.create(ready);
      await control.clock.advance("PT2S");
      const state = await control.session(studioId, ready);
      expect(state?.streams).toMatchObject([
        { state: "CREATE_FAILED", statusCode: "NETWORK_CONNECTION_ERROR" },
      ]);
    });

    test("never repeats an id", async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => calls.create(ready)));
      expect(new Set(answers.map(({ body }) => body.stream.streamId)).size).toBe(50);
    });
  });

  describe("a client token", () => {
    test("makes a call act once: the same stream comes back", async () => {
      const first = await calls.create(ready, "token");
      const second = await calls.create(ready, "token");
      expect(second).toEqual(first);
      expect((await control.session(studioId, ready))?.streams).toHaveLength(1);
    });

    test("shows what it made as it is by then, or as it was if so set", async () => {
      const first = await calls.start(stopped, "token");
      await control.clock.advance("PT5S");
      expect(await calls.start(stopped, "token")).toMatchObject({
        status: 200,
        body: { session: { state: "READY" } },
      });
      await control.settings.change({ replay: "first" });
      expect(await calls.start(stopped, "token")).toEqual(first);
    });

    test("is refused with other parameters", async () => {
      await calls.create(ready, "token", { expirationInSeconds: 60 });
      const other = await calls.create(ready, "token", { expirationInSeconds: 61 });
      expect(other).toMatchObject({ status: 400, error: "ValidationException" });
      expect((await control.session(studioId, ready))?.streams).toHaveLength(1);
    });

    test("is another one in other letters, for another session, operation or caller", async () => {
      const first = await calls.create(ready, "token");
      expect((await calls.create(ready, "TOKEN")).body.stream.streamId).not.toBe(first.body.stream.streamId);
      expect(await calls.start(stopped, "token")).toMatchObject({
        status: 200,
        body: { session: { sessionId: stopped } },
      });
      const signed = {
        ...control.headers,
        authorization: "AWS4-HMAC-SHA256 Credential=AKIDOTHER/20260101/us-west-2/nimble/aws4_request",
      };
      const another = await callsOf(sandbox, signed).create(ready, "token");
      expect(another.body.stream.streamId).not.toBe(first.body.stream.streamId);
    });

    test("of a refused call can be used again", async () => {
      expect(await calls.create(stopped, "token")).toMatchObject({ status: 409 });
      await calls.start(stopped);
      await control.clock.advance("PT5S");
      expect(await calls.create(stopped, "token")).toMatchObject({ status: 200 });
    });

    test("acts once among 50 at the same time", async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => calls.create(ready, "token")));
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.stream.streamId}`)).size).toBe(1);
      expect((await control.session(studioId, ready))?.streams).toHaveLength(1);
    });

    test("is forgotten after a day", async () => {
      const first = await calls.create(ready, "token");
      await control.load(
        frozen({
          clock: { now: first.body.stream.createdAt, speed: 0 },
          studios: [
            { studioId, sessions: [{ sessionId: ready, state: "READY", maxSessionLengthInMinutes: 40_000 }] },
          ],
        }),
      );
      const second = await calls.create(ready, "token");
      await control.clock.advance("PT23H59M");
      expect((await calls.create(ready, "token")).body.stream.streamId).toBe(second.body.stream.streamId);
      await control.clock.advance("PT1M");
      expect((await calls.create(ready, "token")).body.stream.streamId).not.toBe(second.body.stream.streamId);
    });
  });

  describe("quotas and rates", () => {
    test("are off by default", async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => calls.stage(stage)));
      expect(answers.every(({ status }) => status === 404)).toBe(true);
    });

    test("answer 402 when a quota is used up, exactly under load", async () => {
      await control.settings.change({ quotas: { streamsPerSession: 7 } });
      const answers = await Promise.all(Array.from({ length: 50 }, () => calls.create(ready)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
      expect(answers.find(({ status }) => status !== 200)).toMatchObject({
        status: 402,
        error: "ServiceQuotaExceededException",
      });
      await control.clock.advance("PT2M");
      expect((await calls.create(ready)).status).toBe(200);
    });

    test("count the running sessions of a studio", async () => {
      await control.settings.change({ quotas: { runningSessionsPerStudio: 1 } });
      expect(await calls.start(stopped)).toMatchObject({
        status: 402,
        error: "ServiceQuotaExceededException",
      });
      await control.settings.change({ quotas: { runningSessionsPerStudio: 2 } });
      expect(await calls.start(stopped)).toMatchObject({ status: 200 });
    });

    test("throttle as published: five calls a second", async () => {
      await control.settings.change({ rates: "published" });
      const answers = await Promise.all(Array.from({ length: 8 }, () => calls.stage(stage)));
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
      expect(answers.find(({ status }) => status === 429)?.error).toBe("ThrottlingException");
      await control.clock.advance("PT1S");
      expect((await calls.stage(stage)).status).toBe(404);
    });
  });

  describe("stages and channels", () => {
    test("show the running session of a stage, and an end when it is over", async () => {
      await control.load(
        frozen({
          stages: [
            {
              arn: stage,
              name: "one",
              sessions: [
                { sessionId: stageSession("a"), startTime: start, endTime: "2026-01-01T01:00:00Z" },
                {
                  sessionId: stageSession("b"),
                  startTime: "2026-01-01T11:00:00Z",
                  endTime: "2026-01-01T13:00:00Z",
                },
                { sessionId: stageSession("c"), startTime: "2026-01-01T14:00:00Z" },
              ],
            },
          ],
        }),
      );
      expect((await calls.stage(stage)).body).toEqual({
        stage: { arn: stage, name: "one", activeSessionId: stageSession("b") },
      });
      const b = { sessionId: stageSession("b"), startTime: "2026-01-01T11:00:00Z" };
      expect((await calls.stageSession(stage, stageSession("b"))).body).toEqual({ stageSession: b });
      expect(await calls.stageSession(stage, stageSession("c"))).toMatchObject({ status: 404 });
      await control.clock.set("2026-01-01T13:30:00Z");
      expect((await calls.stage(stage)).body.stage).not.toHaveProperty("activeSessionId");
      expect((await calls.stageSession(stage, stageSession("b"))).body.stageSession.endTime).toBe(
        "2026-01-01T13:00:00Z",
      );
      await control.clock.set("2026-01-01T15:00:00Z");
      expect((await calls.stage(stage)).body.stage.activeSessionId).toBe(stageSession("c"));
    });

    test("give the newest stream of a channel when none is named, and its newest 500 events", async () => {
      const event = (n: number) => ({
        name: "Starvation Start",
        type: "IVS Stream Health Change",
        eventTime: new Date(Date.parse(start) + n * 1000).toISOString(),
      });
      await control.load(
        frozen({
          channels: [
            {
              arn: channel,
              name: "now",
              streams: [
                { streamId: stream("b"), startTime: "2026-01-01T02:00:00Z" },
                {
                  streamId: stream("a"),
                  startTime: start,
                  endTime: "2026-01-01T01:00:00Z",
                  channel: { arn: channel, name: "then" },
                  truncatedEvents: Array.from({ length: 600 }, (_, n) => event(n)),
                },
                { streamId: stream("c"), startTime: "2026-01-01T13:00:00Z" },
              ],
            },
          ],
        }),
      );
      expect((await calls.streamSession(channel)).body.streamSession).toEqual({
        streamId: stream("b"),
        startTime: "2026-01-01T02:00:00Z",
        channel: { arn: channel, name: "now" },
        truncatedEvents: [],
      });
      const { body } = await calls.streamSession(channel, stream("a"));
      expect(body.streamSession).toMatchObject({
        endTime: "2026-01-01T01:00:00Z",
        channel: { name: "then" },
      });
      expect(body.streamSession.truncatedEvents).toHaveLength(500);
      expect(body.streamSession.truncatedEvents[0].eventTime).toBe("2026-01-01T00:09:59Z");
      await control.clock.set("2026-01-01T13:00:00Z");
      expect((await calls.streamSession(channel)).body.streamSession.streamId).toBe(stream("c"));
    });

    test("let events happen when their time comes", async () => {
      const truncatedEvents = [
        { name: "Stream Failure", type: "IVS Stream State Change", eventTime: "2026-01-01T12:00:01Z" },
      ];
      await control.load(
        frozen({
          channels: [
            { arn: channel, streams: [{ streamId: stream("a"), startTime: start, truncatedEvents }] },
          ],
        }),
      );
      expect((await calls.streamSession(channel)).body.streamSession.truncatedEvents).toEqual([]);
      await control.clock.advance(1000);
      expect((await calls.streamSession(channel)).body.streamSession.truncatedEvents).toEqual(
        truncatedEvents,
      );
    });

    test("are refused with 404 when there is nothing", async () => {
      await control.load(frozen({ channels: [{ arn: channel }] }));
      for (const answer of [
        await calls.streamSession(channel),
        await calls.streamSession(channel, stream("a")),
        await calls.stage(stage),
        await calls.stageSession(stage, stageSession("a")),
      ]) {
        expect(answer).toMatchObject({
          status: 404,
          error: "ResourceNotFoundException",
          body: { exceptionMessage: expect.any(String) },
        });
      }
    });
  });

  describe("worlds", () => {
    test("know nothing of each other", async () => {
      await calls.start(stopped, "token");
      const other = callsOf(sandbox, { "x-callsheet-world": `other-${worlds}` });
      expect(await other.start(stopped, "token")).toMatchObject({
        status: 200,
        body: { session: { state: "START_IN_PROGRESS" } },
      });
      await sandbox.control(`other-${worlds}`).clock.advance("PT1H");
      expect(await control.session(studioId, stopped)).toMatchObject({ state: "START_IN_PROGRESS" });
    });

    test("are named by an access key as well", async () => {
      const authorization = `AWS4-HMAC-SHA256 Credential=${control.credentials.accessKeyId}/20260101/us-west-2/nimble/aws4_request`;
      await callsOf(sandbox, { authorization }).start(stopped);
      expect(await control.session(studioId, stopped)).toMatchObject({ state: "START_IN_PROGRESS" });
    });

    test("have proper names", async () => {
      const answer = await post(sandbox, "/GetStage", { arn: stage }, { "x-callsheet-world": "a b" });
      expect(answer).toMatchObject({ status: 400, error: "ValidationException" });
    });

    test("are made again by reset, with the same ids after the same calls", async () => {
      await control.reset();
      const first = await calls.create(ready);
      await control.reset();
      expect((await control.session(studioId, ready))?.streams).toEqual([]);
      expect((await calls.create(ready)).body.stream.streamId).toBe(first.body.stream.streamId);
    });

    test("come back as they were from a snapshot, also in another world", async () => {
      await calls.start(stopped, "token");
      await calls.create(ready, "token");
      await control.faults.add({ operation: "GetStage", error: { name: "ServiceUnavailable", status: 503 } });
      await control.settings.change({ startSeconds: 9 });
      const snapshot = await control.snapshot();
      const before = await control.state();
      await control.reset();
      await control.clock.freeze();
      await control.restore(snapshot);
      expect(await control.state()).toEqual(before);
      expect(await control.faults.list()).toHaveLength(1);
      const copy = sandbox.control(`copy-${worlds}`);
      await copy.restore(snapshot);
      expect(await copy.state()).toEqual({ ...before, world: `copy-${worlds}` });
      expect((await calls.create(ready, "token")).body.stream.streamId).toBe(
        before.streamingSessions[1]?.streams[0]?.streamId,
      );
    });

    test("refuse a snapshot that is none, and stay as they are", async () => {
      const before = await control.state();
      await expect(control.restore({ version: 1 } as never)).rejects.toMatchObject({
        name: "ControlError",
        status: 400,
      });
      expect(await control.state()).toEqual(before);
    });

    test("have clocks that run, fast or slow", async () => {
      await control.clock.set("2026-01-01T00:00:00Z");
      expect(await control.clock.read()).toEqual({ now: "2026-01-01T00:00:00Z", speed: 0 });
      await control.clock.run(1_000_000);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { now, speed } = await control.clock.freeze();
      expect(Date.parse(now) - Date.parse("2026-01-01T00:00:00Z")).toBeGreaterThanOrEqual(4_000_000);
      expect(speed).toBe(0);
    });

    test("can be large: the same ones for the same seed", async () => {
      await control.load({ clock: { now: start, speed: 0 }, generate: { seed: 7, sessions: 1000 } });
      const state = await control.state();
      const count = (
        groups: readonly { sessions?: readonly unknown[]; streams?: readonly unknown[] }[],
        key: "sessions" | "streams",
      ) => groups.reduce((sum, group) => sum + (group[key]?.length ?? 0), 0);
      expect(
        state.streamingSessions.length + count(state.stages, "sessions") + count(state.channels, "streams"),
      ).toBe(1000);
      const [{ arn = "" } = {}] = state.channels;
      expect((await calls.streamSession(arn)).status).toBe(200);
      const other = sandbox.control(`large-${worlds}`);
      await other.load({ clock: { now: start, speed: 0 }, generate: { seed: 7, sessions: 1000 } });
      expect({ ...(await other.state()), world: state.world }).toEqual(state);
    });
  });

  test("a wall clock that goes back takes no world back", async () => {
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

  describe("the fault deck", () => {
    test("strikes the next calls of an operation, then no more", async () => {
      await control.faults.add({
        operation: "GetStage",
        times: 2,
        error: { name: "AccessDeniedException", message: "No." },
      });
      expect(await calls.streamSession(channel)).toMatchObject({ status: 404 });
      expect(await calls.stage(stage)).toMatchObject({
        status: 403,
        error: "AccessDeniedException",
        body: { exceptionMessage: "No." },
      });
      expect(await calls.stage(stage)).toMatchObject({ status: 403 });
      expect(await calls.stage(stage)).toMatchObject({ status: 404 });
    });

    test("strikes a share of calls, the same ones each time", async () => {
      await control.faults.add({ share: 0.3, throttle: true });
      const statuses: number[] = [];
      for (let i = 0; i < 100; i++) statuses.push((await calls.stage(stage)).status);
      const struck = statuses.filter((it) => it === 429).length;
      expect(struck).toBeGreaterThan(15);
      expect(struck).toBeLessThan(45);
    });

    test("skips, and is drawn from in order", async () => {
      await control.faults.add({ skip: 1, error: { name: "ServiceUnavailable", status: 503 } });
      await control.faults.add({ throttle: true });
      expect((await calls.stage(stage)).status).toBe(429);
      expect((await calls.stage(stage)).status).toBe(503);
      expect((await calls.stage(stage)).status).toBe(404);
    });

    test("cuts connections: before acting, after it, in the answer", async () => {
      await control.faults.add({ cut: "before" });
      await expect(calls.create(ready, "a")).rejects.toThrow(TypeError);
      expect((await control.session(studioId, ready))?.streams).toHaveLength(0);
      await control.faults.add({ cut: "after" });
      await expect(calls.create(ready, "a")).rejects.toThrow(TypeError);
      expect((await control.session(studioId, ready))?.streams).toHaveLength(1);
      await control.faults.add({ cut: "answer" });
      await expect(calls.create(ready, "a")).rejects.toThrow(TypeError);
      expect((await calls.create(ready, "a")).status).toBe(200);
      expect((await control.session(studioId, ready))?.streams).toHaveLength(1);
    });

    test.each(["truncated", "html", "empty"] as const)("spoils a body: %s", async (malformed) => {
      await control.faults.add({ malformed });
      await expect(calls.create(ready)).rejects.toThrow(SyntaxError);
    });

    test("holds an answer back", async () => {
      await control.faults.add({ latency: 30 });
      const before = performance.now();
      await calls.stage(stage);
      expect(performance.now() - before).toBeGreaterThanOrEqual(29);
    });

    test("is cleared", async () => {
      await control.faults.add({ throttle: true, times: null });
      await control.faults.clear();
      expect(await control.faults.list()).toEqual([]);
      expect((await calls.stage(stage)).status).toBe(404);
    });

    test("refuses faults that make no sense", async () => {
      await expect(control.faults.add({})).rejects.toMatchObject({ status: 400 });
      await expect(control.faults.add({ throttle: true, cut: "before" })).rejects.toMatchObject({
        status: 400,
      });
      await expect(control.faults.add({ shere: 1 } as never)).rejects.toThrow("shere");
    });
  });
});
