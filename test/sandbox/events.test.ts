import { createNimbleClient } from "@callsheet/client/nimble";
import { createSandbox, type Sandbox } from "@callsheet/sandbox";
import type { Control, EventsOptions, SandboxEvent } from "@callsheet/sandbox/control";
import { startSandbox } from "@callsheet/sandbox/node";
import { afterAll, beforeAll, expect, test } from "vitest";

const key = { studioId: "us-west-2-6Xb1Qm0PzT", sessionId: "3kQpVx9TdRmZ2uYw8sLbNa" };
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ fixture: frozen });
});
afterAll(() => sandbox.close());

const frozen = {
  clock: { now: "2026-03-20T17:00:00Z", speed: 0 },
  studios: [{ studioId: key.studioId, sessions: [{ sessionId: key.sessionId }] }],
  stages: [
    {
      arn: "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd",
      sessions: [{ sessionId: "st-Kb4Tz9wQm2Xr7", startTime: "-PT1H", endTime: "PT1H" }],
    },
  ],
};

/** Listens, and takes events until one matches. */
function listen(control: Control, options: EventsOptions = {}) {
  const abort = new AbortController();
  const events = control.events({ ...options, signal: abort.signal })[Symbol.asyncIterator]();
  const until = async (isLast: (event: SandboxEvent) => boolean): Promise<SandboxEvent[]> => {
    const taken: SandboxEvent[] = [];
    for (;;) {
      const { value, done } = await events.next();
      if (done) throw new Error(`The stream ended after ${JSON.stringify(taken)}`);
      taken.push(value);
      if (isLast(value)) return taken;
    }
  };
  return { until, events, stop: () => abort.abort() };
}

const is = (type: SandboxEvent["type"]) => (event: SandboxEvent) => event.type === type;
const isState = (state: string) => (event: SandboxEvent) =>
  event.type === "lifecycle" && event.state === state;

function clientIn({ credentials }: Control) {
  return createNimbleClient({ fetch: sandbox, region: "us-west-2", credentials, maxAttempts: 1 });
}

test("a session is seen from its start on, by a call and by its clock", async () => {
  const control = sandbox.control("session");
  const { until, stop } = listen(control);
  expect(await until(is("hello"))).toEqual([
    { type: "hello", world: "session", now: "2026-03-20T17:00:00Z", speed: 0 },
  ]);
  await clientIn(control).startStreamingSession(key);
  const started = await until(is("call"));
  expect(started).toMatchObject([
    {
      type: "lifecycle",
      resource: "streamingSession",
      ...key,
      state: "START_IN_PROGRESS",
      at: "2026-03-20T17:00:00Z",
    },
    {
      type: "call",
      world: "session",
      operation: "StartStreamingSession",
      method: "POST",
      status: 200,
      requestId: expect.any(String),
      durationMs: expect.any(Number),
      request: "{}",
      response: expect.stringContaining("START_IN_PROGRESS"),
    },
  ]);
  await control.clock.advance("PT5S");
  expect(await until(isState("READY"))).toMatchObject([
    { type: "clock", now: "2026-03-20T17:00:05Z", speed: 0 },
    { state: "READY", statusCode: "STREAMING_SESSION_STARTED", at: "2026-03-20T17:00:05Z" },
  ]);
  await clientIn(control).createStreamingSessionStream(key);
  expect((await until(is("call")))[0]).toMatchObject({
    resource: "stream",
    streamId: expect.any(String),
    state: "CREATE_IN_PROGRESS",
  });
  await control.clock.advance("PT2H");
  const later = (await until((event) => event.type === "lifecycle" && event.state === "ENDED")).filter(
    is("lifecycle"),
  );
  expect(later.map((it) => it.type === "lifecycle" && `${it.resource} ${it.state}`)).toEqual([
    "stream READY",
    "stream DELETE_IN_PROGRESS",
    "stream DELETED",
    "stageSession ENDED",
  ]);
  stop();
});

test("past changes come again when the clock is set back, and after a restore", async () => {
  const control = sandbox.control("again");
  const { until, stop } = listen(control, { types: ["lifecycle", "world"] });
  await until(is("hello"));
  await clientIn(control).startStreamingSession(key);
  const snapshot = await control.snapshot();
  await control.clock.advance("PT5S");
  await until(isState("READY"));
  await control.clock.set("2026-03-20T17:00:01Z");
  await control.clock.advance("PT4S");
  await until(isState("READY"));
  await control.restore(snapshot);
  await control.clock.advance("PT5S");
  expect(await until(isState("READY"))).toMatchObject([
    { type: "world", change: "restore" },
    { state: "READY" },
  ]);
  await control.reset();
  await control.clock.advance("P1D");
  await control.settings.change({ startSeconds: 1 });
  expect(await until((event) => event.type === "world" && event.change === "settings")).toMatchObject([
    { type: "world", change: "reset" },
    { resource: "stageSession", state: "ENDED" },
    { type: "world", change: "settings" },
  ]);
  stop();
});

test("faults are seen as they strike", async () => {
  const control = sandbox.control("faults");
  const { until, stop } = listen(control, { types: ["fault", "call"] });
  await until(is("hello"));
  await control.faults.add({ throttle: true });
  await control.faults.add({ outcome: "INSUFFICIENT_CAPACITY" });
  await clientIn(control).startStreamingSession.try(key);
  expect(await until(is("call"))).toMatchObject([
    { type: "fault", operation: "StartStreamingSession", fault: { throttle: true } },
    { type: "call", status: 429, error: "ThrottlingException" },
  ]);
  await clientIn(control).startStreamingSession(key);
  const [fault, call] = await until(is("call"));
  expect(fault).toMatchObject({ type: "fault", fault: { outcome: "INSUFFICIENT_CAPACITY" } });
  expect(call).toMatchObject({ requestId: (fault as { requestId: string }).requestId });
  stop();
});

test("a reader gets the events of its world, or of all, and those of no world", async () => {
  const all = listen(sandbox.control(), { allWorlds: true, types: ["call"] });
  const one = listen(sandbox.control("one"), { types: ["call"] });
  await Promise.all([all.until(is("hello")), one.until(is("hello"))]);
  await sandbox(new Request("http://sandbox.localhost/nowhere", { method: "POST", body: "{}" }));
  const bad = { headers: { "x-callsheet-world": "../etc" } };
  await sandbox(new Request("http://sandbox.localhost/GetStage", { method: "POST", body: "{}", ...bad }));
  await clientIn(sandbox.control("other")).startStreamingSession(key);
  await clientIn(sandbox.control("one")).startStreamingSession(key);
  const heard = [];
  for (let i = 0; i < 4; i++) heard.push(...(await all.until(is("call"))));
  const [nowhere, nameless] = heard;
  expect(nowhere).toMatchObject({ world: "default", path: "/nowhere", status: 404 });
  expect(nowhere).not.toHaveProperty("operation");
  expect(nameless).toMatchObject({ operation: "GetStage", status: 415 });
  expect(nameless).not.toHaveProperty("world");
  expect(heard.slice(2)).toMatchObject([{ world: "other" }, { world: "one" }]);
  expect(await one.until(is("call"))).toMatchObject([{ world: "one" }]);
  all.stop();
  one.stop();
});

test("watching does not recreate a removed world", async () => {
  const control = sandbox.control("removed");
  const { until, stop } = listen(control);
  await until(is("hello"));
  await control.remove();
  await until((event) => event.type === "world" && event.change === "remove");
  expect(await sandbox.control().worlds()).not.toContain("removed");
  stop();
});

test("an impossible request is refused with a message", async () => {
  const get = (query: string) => sandbox(new Request(`http://sandbox.localhost/_sandbox/events${query}`));
  expect((await get("?world=..")).status).toBe(400);
  const types = await get("?types=calls");
  expect([types.status, await types.json()]).toEqual([
    400,
    { message: "types: Expected some of call, lifecycle, clock, fault, world" },
  ]);
});

test("over HTTP the stream is text/event-stream, and ends when the sandbox closes", async () => {
  const running = await startSandbox({ fixture: frozen });
  const response = await fetch(`${running.url}/_sandbox/events?world=one`);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const text = response.text();
  await running.close();
  expect(await text).toMatch(/^event: hello\ndata: \{"type":"hello","world":"one",.*\}\n\n$/);
});
