import { GetStreamSessionCommand, IvsClient } from "@aws-sdk/client-ivs";
import { GetStageCommand, GetStageSessionCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";
import {
  CreateStreamingSessionStreamCommand,
  NimbleClient,
  StartStreamingSessionCommand,
} from "@aws-sdk/client-nimble";
import { createIvsClient } from "@callsheet/client/ivs";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { createNimbleClient } from "@callsheet/client/nimble";
import { type Control, createControl } from "@callsheet/sandbox/control";
import { type RunningSandbox, startSandbox } from "@callsheet/sandbox/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const studioId = "us-west-2-6Xb1Qm0PzT";
const stopped = "3kQpVx9TdRmZ2uYw8sLbNa";
const stageArn = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";
const channelArn = "arn:aws:ivs:us-west-2:123456789012:channel/aX7kQ2bVn9Ts";

/** What the stories need of a client library. */
interface Calls {
  start(input: { sessionId: string; clientToken?: string }): Promise<{ session?: unknown }>;
  createStream(input: {
    sessionId: string;
    clientToken?: string;
    expirationInSeconds?: number;
  }): Promise<{ stream?: unknown }>;
  getStage(arn: string): Promise<{ stage?: unknown }>;
  getStageSession(sessionId: string): Promise<{ stageSession?: unknown }>;
  getStreamSession(streamId?: string): Promise<{ streamSession?: unknown }>;
}

type Connect = (url: string, control: Control) => Calls;

const withAwsSdk: Connect = (endpoint, { credentials }) => {
  const options = { endpoint, region: "us-west-2", credentials, maxAttempts: 1 };
  const nimble = new NimbleClient(options);
  const realTime = new IVSRealTimeClient(options);
  const ivs = new IvsClient(options);
  return {
    start: (input) => nimble.send(new StartStreamingSessionCommand({ studioId, ...input })),
    createStream: (input) => nimble.send(new CreateStreamingSessionStreamCommand({ studioId, ...input })),
    getStage: (arn) => realTime.send(new GetStageCommand({ arn })),
    getStageSession: (sessionId) => realTime.send(new GetStageSessionCommand({ stageArn, sessionId })),
    getStreamSession: (streamId) =>
      ivs.send(new GetStreamSessionCommand({ channelArn, ...(streamId && { streamId }) })),
  };
};

const withOurs: Connect = (endpoint, { credentials }) => {
  const options = { endpoint, region: "us-west-2", credentials, maxAttempts: 1 };
  const nimble = createNimbleClient(options);
  const realTime = createIvsRealTimeClient(options);
  const ivs = createIvsClient(options);
  return {
    start: (input) => nimble.startStreamingSession({ studioId, ...input }),
    createStream: (input) => nimble.createStreamingSessionStream({ studioId, ...input }),
    getStage: (arn) => realTime.getStage({ arn }),
    getStageSession: (sessionId) => realTime.getStageSession({ stageArn, sessionId }),
    getStreamSession: (streamId) => ivs.getStreamSession({ channelArn, ...(streamId && { streamId }) }),
  };
};

let running: RunningSandbox;
beforeAll(async () => {
  running = await startSandbox({ auth: "well-formed" });
});
afterAll(() => running.close());

describe.each([
  { name: "unmodified AWS SDK clients", connect: withAwsSdk },
  { name: "@callsheet/client", connect: withOurs },
])("stories through $name", ({ name, connect }) => {
  let control: Control;
  let calls: Calls;
  let count = 0;
  beforeEach(async () => {
    control = createControl({ url: running.url, world: `${name.replaceAll(/\W/g, "_")}_${++count}` });
    calls = connect(running.url, control);
    await control.clock.freeze();
  });

  test("a session is started and becomes ready, then a stream can be opened", async () => {
    const token = "0b6c1f5e-93d4-4f0a-8a57-5d2f6f1c7e90";
    const { session } = await calls.start({ sessionId: stopped, clientToken: token });
    expect(session).toMatchObject({ sessionId: stopped, state: "START_IN_PROGRESS" });
    await expect(calls.createStream({ sessionId: stopped })).rejects.toMatchObject({
      name: "ConflictException",
    });
    await control.clock.advance("PT5S");
    expect(await calls.start({ sessionId: stopped, clientToken: token })).toMatchObject({
      session: { state: "READY" },
    });

    const made = await calls.createStream({ sessionId: stopped, clientToken: "a", expirationInSeconds: 60 });
    expect(made).toMatchObject({ stream: { state: "CREATE_IN_PROGRESS" } });
    await control.clock.advance("PT2S");
    const again = await calls.createStream({ sessionId: stopped, clientToken: "a", expirationInSeconds: 60 });
    expect(again).toMatchObject({ stream: { state: "READY", url: expect.stringMatching(/^https:/) } });
    const { streamId } = again.stream as { streamId: string };
    expect(made).toMatchObject({ stream: { streamId } });
    await control.clock.advance("PT1M");
    expect((await control.session(studioId, stopped))?.streams).toContainEqual(
      expect.objectContaining({ streamId, state: "DELETED" }),
    );
  });

  test("a token is replayed once too often, with other parameters", async () => {
    await calls.start({ sessionId: stopped });
    await control.clock.advance("PT5S");
    await calls.createStream({ sessionId: stopped, clientToken: "a", expirationInSeconds: 60 });
    await expect(
      calls.createStream({ sessionId: stopped, clientToken: "a", expirationInSeconds: 90 }),
    ).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  test("a conflict, a quota and a throttle are distinguishable", async () => {
    await control.settings.change({ quotas: { runningSessionsPerStudio: 1 } });
    await expect(calls.start({ sessionId: stopped })).rejects.toMatchObject({
      name: "ServiceQuotaExceededException",
    });
    await control.settings.change({ quotas: { runningSessionsPerStudio: null } });
    await calls.start({ sessionId: stopped });
    await expect(calls.start({ sessionId: stopped })).rejects.toMatchObject({ name: "ConflictException" });
    await control.faults.add({ throttle: true });
    await expect(calls.start({ sessionId: stopped })).rejects.toMatchObject({ name: "ThrottlingException" });
    await expect(calls.start({ sessionId: "nobody" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  test("a live and an ended stream are read", async () => {
    const live = await calls.getStreamSession();
    expect(live).toMatchObject({
      streamSession: { streamId: "st-5HdT8rWq1LzXc7VbN3mKp0J", channel: { arn: channelArn } },
    });
    expect((live.streamSession as { endTime?: unknown }).endTime).toBeUndefined();
    const ended = await calls.getStreamSession("st-Pq1Lw8Km6Xn4Ze0Cr7Vt2By");
    expect(ended).toMatchObject({
      streamSession: { endTime: expect.anything(), recordingConfiguration: { name: "archive" } },
    });
    expect((ended.streamSession as { truncatedEvents: unknown[] }).truncatedEvents).toHaveLength(6);
  });

  test("a stage is read, with the session that runs", async () => {
    expect(await calls.getStage(stageArn)).toMatchObject({
      stage: { name: "friday-panel", activeSessionId: "st-Kb4Tz9wQm2Xr7" },
    });
    const active = await calls.getStageSession("st-Kb4Tz9wQm2Xr7");
    expect((active.stageSession as { endTime?: unknown }).endTime).toBeUndefined();
    expect(await calls.getStageSession("st-Wc6Ya1sUe3Dv0")).toMatchObject({
      stageSession: { endTime: expect.anything() },
    });
    await expect(calls.getStageSession("st-0000000000000")).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  test("what the fault deck breaks, breaks", async () => {
    await control.faults.add({ cut: "before" });
    await expect(calls.getStage(stageArn)).rejects.toThrow();
    await control.faults.add({ cut: "answer" });
    await expect(calls.getStage(stageArn)).rejects.toThrow();
    await control.faults.add({ malformed: "truncated" });
    await expect(calls.getStage(stageArn)).rejects.toThrow();
    await control.faults.add({ error: { name: "ServiceUnavailable", status: 503 } });
    await expect(calls.getStage(stageArn)).rejects.toMatchObject({
      name: expect.stringContaining("Service"),
    });
    expect(await calls.getStage(stageArn)).toMatchObject({ stage: { arn: stageArn } });
  });
});

test("retries of an AWS SDK act once: the answer was lost, the stream was made", async () => {
  const control = createControl({ url: running.url, world: "retries" });
  const nimble = new NimbleClient({
    endpoint: running.url,
    region: "us-west-2",
    credentials: control.credentials,
    maxAttempts: 3,
  });
  await control.faults.add({ cut: "after" });
  await control.faults.add({ error: { name: "InternalServerErrorException" } });
  const sessionId = "Rk7eWm2TzQx9LpVb4NcYdF";
  await nimble.send(new CreateStreamingSessionStreamCommand({ studioId, sessionId, clientToken: "once" }));
  expect((await control.session(studioId, sessionId))?.streams).toHaveLength(1);
});

test.each(["before", "after", "answer"] as const)(
  "a connection that is cut is cut on the wire: %s",
  async (cut) => {
    const control = createControl({ url: running.url, world: `cut-${cut}` });
    await control.faults.add({ cut });
    const authorization = `AWS4-HMAC-SHA256 Credential=test/20260101/us-west-2/ivs/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`;
    const send = () => {
      const headers = { ...control.headers, authorization, "x-amz-date": "20260101T000000Z" };
      const body = JSON.stringify({ arn: stageArn });
      const init = { method: "POST", headers: { ...headers, "content-type": "application/json" }, body };
      return fetch(`${running.url}/GetStage`, init);
    };
    if (cut === "answer") await expect((await send()).json()).rejects.toThrow("terminated");
    else await expect(send()).rejects.toThrow("fetch failed");
    expect(await (await send()).json()).toMatchObject({ stage: { arn: stageArn } });
  },
);
