import * as nimble from "@aws-sdk/client-nimble";
import { WaitFailedError, waitUntil } from "@callsheet/client";
import {
  createNimbleClient,
  streamingSessionDeleted,
  streamingSessionReady,
  streamingSessionStopped,
  streamingSessionStreamReady,
} from "@callsheet/client/nimble";
import { defaultFixtureInput, type FixtureInput } from "@callsheet/sandbox";
import { type RunningSandbox, startSandbox } from "@callsheet/sandbox/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { clientConfig } from "./calls.ts";

type SessionInput = Record<string, unknown> & { sessionId: string };

const [{ studioId, sessions }] = defaultFixtureInput.studios as [
  { studioId: string; sessions: [SessionInput, SessionInput] },
];
const stopped = { studioId, sessionId: sessions[0].sessionId };
const ready = { studioId, sessionId: sessions[1].sessionId };

let running: RunningSandbox;
beforeAll(async () => {
  running = await startSandbox();
});
afterAll(() => running.close());

/** A world with a stopped clock, with the first session of the default world in this state. */
async function found(state: string, more: object = {}): Promise<void> {
  const [{ streams: _, updatedAt: __, ...session }, other] = sessions;
  const fixture = {
    clock: { speed: 0 },
    studios: [{ studioId, sessions: [{ ...session, state, ...more }, other] }],
  };
  await running.sandbox.control().load(fixture as FixtureInput);
}

/** Each poll moves the clock on: no test has to wait, and none sees the end at once. */
const step = () => running.sandbox.control().clock.advance("PT1S");

/** An unmodified client of the AWS SDK, and how often it has polled. */
function sdk() {
  const client = new nimble.NimbleClient(clientConfig(running.url));
  const looks: string[] = [];
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (given) => {
        const result = await next(given);
        if (commandName.startsWith("Get")) {
          looks.push(commandName);
          await step();
        }
        return result;
      },
    { step: "initialize" },
  );
  return { client, looks, waiting: { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 } };
}

describe("the AWS SDK's waiters end on the sandbox", () => {
  /** They wait at least a second, so this must end at once. */
  beforeEach(() => {
    const { setTimeout: later } = globalThis;
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms?: number) =>
      later(run, ms === 1000 ? 0 : ms)) as typeof setTimeout);
  });
  afterEach(() => vi.restoreAllMocks());

  it("when a session is READY", async () => {
    await found("STOPPED");
    const { client, looks, waiting } = sdk();
    await client.send(new nimble.StartStreamingSessionCommand({ ...stopped, clientToken: "a" }));
    const { state } = await nimble.waitUntilStreamingSessionReady(waiting, stopped);
    expect(state).toBe("SUCCESS");
    expect(looks.length).toBeGreaterThan(1);
  });

  it("when a session cannot start", async () => {
    await found("STOPPED", { startFailure: "INSUFFICIENT_CAPACITY" });
    const { client, waiting } = sdk();
    await client.send(new nimble.StartStreamingSessionCommand({ ...stopped, clientToken: "a" }));
    await expect(nimble.waitUntilStreamingSessionReady(waiting, stopped)).rejects.toThrow("START_FAILED");
  });

  it.each([
    ["STOPPED", "STOP_IN_PROGRESS", nimble.waitUntilStreamingSessionStopped],
    ["DELETED", "DELETE_IN_PROGRESS", nimble.waitUntilStreamingSessionDeleted],
  ] as const)("when a session is %s", async (_, state, wait) => {
    await found(state);
    const { looks, waiting } = sdk();
    expect(await wait(waiting, stopped)).toMatchObject({ state: "SUCCESS" });
    expect(looks.length).toBeGreaterThan(1);
  });

  it("when a stream is READY, and it has the url", async () => {
    await found("STOPPED");
    const { client, looks, waiting } = sdk();
    const { stream } = await client.send(
      new nimble.CreateStreamingSessionStreamCommand({ ...ready, clientToken: "a" }),
    );
    const key = { ...ready, streamId: stream?.streamId };
    expect(await nimble.waitUntilStreamingSessionStreamReady(waiting, key)).toMatchObject({
      state: "SUCCESS",
      reason: { stream: { url: expect.stringMatching(/^https:/) } },
    });
    expect(looks.length).toBeGreaterThan(1);
  });
});

describe("our waiters end on the sandbox", () => {
  const quick = { minDelay: 1, maxDelay: 1 };
  const ours = () =>
    createNimbleClient({ fetch: running.sandbox, hooks: { afterCall: async () => void (await step()) } });

  it("when a session and a stream of it are READY, by the document's declaration alone", async () => {
    await found("STOPPED");
    const client = ours();
    await client.startStreamingSession(stopped);
    const { session } = await waitUntil(client.getStreamingSession, stopped, {
      waiter: streamingSessionReady,
      ...quick,
    });
    expect(session.state satisfies "READY").toBe("READY");
    const { stream: made } = await client.createStreamingSessionStream(stopped);
    const { stream } = await waitUntil(
      client.getStreamingSessionStream,
      { ...stopped, streamId: made?.streamId ?? "" },
      { waiter: streamingSessionStreamReady, ...quick },
    );
    expect(stream.url).toMatch(/^https:/);
  });

  it("when a session cannot start", async () => {
    await found("STOPPED", { startFailure: "INSUFFICIENT_CAPACITY" });
    const client = ours();
    await client.startStreamingSession(stopped);
    const options = { waiter: streamingSessionReady, ...quick };
    await expect(waitUntil(client.getStreamingSession, stopped, options)).rejects.toThrow(WaitFailedError);
    expect(await waitUntil.try(client.getStreamingSession, stopped, options)).toMatchObject({
      ok: false,
      output: { session: { state: "START_FAILED", statusCode: "INSUFFICIENT_CAPACITY" } },
    });
  });

  it.each([
    ["STOP_IN_PROGRESS", streamingSessionStopped],
    ["DELETE_IN_PROGRESS", streamingSessionDeleted],
  ] as const)("when a session that is %s is through", async (state, waiter) => {
    await found(state);
    const result = await waitUntil.try(ours().getStreamingSession, stopped, { waiter, ...quick });
    expect(result.ok).toBe(true);
  });

  it("at once when the session does not exist", async () => {
    const key = { ...stopped, sessionId: "nowhere" };
    const options = { waiter: streamingSessionReady, ...quick };
    expect(await waitUntil.try(ours().getStreamingSession, key, options)).toMatchObject({
      ok: false,
      error: { name: "ResourceNotFoundException" },
    });
  });
});
