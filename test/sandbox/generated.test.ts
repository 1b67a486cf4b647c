import { createSandbox, type Sandbox } from "@callsheet/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callsOf, post } from "./call.ts";

const now = "2026-01-01T12:00:00Z";
const generate = { seed: 7, sessions: 500 };
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ fixture: { clock: { now, speed: 0 }, generate } });
});
afterAll(() => sandbox.close());

test("every generated resource that the state lists is what its service shows", async () => {
  const calls = callsOf(sandbox);
  const { streamingSessions, stages, channels, truncated } = await sandbox.control().state();
  expect(truncated).toBe(false);
  expect(streamingSessions).toHaveLength(167);
  expect(stages.map(({ sessions }) => sessions.length)).toEqual([100, 67]);
  expect(channels.map(({ streams }) => streams.length)).toEqual([100, 66]);
  for (const { sessions, ...stage } of stages) {
    expect((await calls.stage(stage.arn ?? "")).body.stage).toEqual(stage);
    for (const session of sessions) {
      const { body } = await calls.stageSession(stage.arn ?? "", session.sessionId ?? "");
      expect(body.stageSession).toEqual(session);
    }
    expect(stage.activeSessionId).toBe(sessions[0]?.sessionId);
  }
  for (const { streams, arn } of channels) {
    for (const stream of streams) {
      const { body } = await calls.streamSession(arn ?? "", stream.streamId);
      expect(body.streamSession.streamId).toBe(stream.streamId);
      expect(body.streamSession).toMatchObject(JSON.parse(JSON.stringify(stream)));
    }
    expect((await calls.streamSession(arn ?? "")).body.streamSession.streamId).toBe(streams[0]?.streamId);
  }
});

test("ids outside the world are not found", async () => {
  const calls = callsOf(sandbox);
  const { stages, channels } = await sandbox.control().state();
  const [one, two] = [stages[0], stages[1]];
  expect((await calls.stageSession(one?.arn ?? "", two?.sessions[0]?.sessionId ?? "")).status).toBe(404);
  expect((await calls.stage(`${one?.arn?.slice(0, -1)}${one?.arn?.endsWith("a") ? "b" : "a"}`)).status).toBe(
    404,
  );
  expect((await calls.stage(one?.arn?.replace("stage/", "stage/A") ?? "")).status).toBe(404);
  expect((await calls.streamSession(channels[0]?.arn ?? "", channels[1]?.streams[0]?.streamId)).status).toBe(
    404,
  );
  const other = await createSandbox({ fixture: { generate: { ...generate, seed: 8 } } });
  expect((await callsOf(other).stage(one?.arn ?? "")).status).toBe(404);
  await other.close();
});

test("resources that have not begun disappear when the clock is set back, and a snapshot contains them all", async () => {
  const control = sandbox.control();
  const snapshot = await control.snapshot();
  const before = await control.state();
  await control.clock.set("2026-01-01T00:50:00Z");
  const [stage] = (await control.state()).stages;
  expect(stage?.sessions).toHaveLength(89);
  expect(stage?.activeSessionId).toBeUndefined();
  const copy = sandbox.control("copy");
  await copy.restore(snapshot);
  const { world: _world, ...restored } = await copy.state();
  expect(restored).toEqual({ ...restored, ...before, world: undefined, now });
  const { tables, ...rest } = snapshot;
  const { generated: _generated, ...old } = tables;
  await copy.restore({ ...rest, tables: old } as typeof snapshot);
  expect((await copy.state()).stages).toEqual([]);
});

test("while a large world is made, others are served", async () => {
  const busy = await createSandbox();
  const made = busy.control("large").load({ generate: { seed: 1, sessions: 60_000 } });
  let served = 0;
  let isMade = false;
  void made.then(() => {
    isMade = true;
  });
  while (!isMade) {
    expect((await busy(new Request("http://sandbox.localhost/health"))).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve));
    served++;
  }
  expect(served).toBeGreaterThan(3);
  await busy.close();
});

test("while a large fixture is read, others are served; a mistake in one is reported with its place", async () => {
  const busy = await createSandbox();
  const keys = Array.from({ length: 60_000 }, (_, i) => `    key${i}: v`).join("\n");
  const arn = "arn:aws:ivs:us-west-2:123456789012:stage/one";
  const text = `stages:\n- arn: ${arn}\n  tags:\n${keys}\n  nmae: x\n`;
  const loaded = busy.control().load(text);
  let isDone = false;
  const mistake = loaded.then(
    () => "none",
    (error: Error) => error.message,
  );
  void mistake.then(() => {
    isDone = true;
  });
  let served = 0;
  while (!isDone) {
    expect((await busy(new Request("http://sandbox.localhost/health"))).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 5));
    served++;
  }
  expect(await mistake).toMatch(/body:\d+:\d+: \/stages\/0/);
  expect(served).toBeGreaterThan(10);
  await busy.close();
}, 30_000);

test("a state shows ten times its limit in total, and says that there is more", async () => {
  const wide = await createSandbox({ fixture: { generate: { seed: 1, sessions: 6000 } } });
  const { streamingSessions, stages, channels, truncated } = await wide.control().state({ limit: 50 });
  const count =
    streamingSessions.length +
    [...stages.map((it) => it.sessions), ...channels.map((it) => it.streams)].reduce(
      (sum, it) => sum + 1 + it.length,
      0,
    );
  expect(truncated).toBe(true);
  expect(count).toBeLessThanOrEqual(500);
  await wide.close();
});

test("a generated streaming session can be started", async () => {
  const [session] = (await sandbox.control().state({ limit: 1 })).streamingSessions.filter(
    ({ state }) => state === "STOPPED",
  );
  if (!session) return;
  const path = `/2020-08-01/studios/${session.studioId}/streaming-sessions/${session.sessionId}/start`;
  expect(await post(sandbox, path, {})).toMatchObject({ status: 200 });
});
