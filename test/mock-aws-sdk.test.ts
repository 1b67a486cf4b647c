import * as ivs from "@aws-sdk/client-ivs";
import * as realTime from "@aws-sdk/client-ivs-realtime";
import * as nimble from "@aws-sdk/client-nimble";
import { getStreamSession } from "@callsheet/contract/ivs";
import { getStage, getStageSession } from "@callsheet/contract/ivs-realtime";
import { createStreamingSessionStream, startStreamingSession } from "@callsheet/contract/nimble";
import { type RunningMock, startMock } from "@callsheet/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const stageArn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
const channelArn = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh";
const session = { studioId: "us-west-2-abc", sessionId: "def/ghi" };

interface Stack {
  add(middleware: unknown, options: { step: string }): void;
}
interface Sdk {
  readonly [name: string]: unknown;
}

/** Has an unmodified client send a Prefer header. */
function preferring<C extends { middlewareStack: object }>(client: C, prefer?: string): C {
  type Arguments = { request: { headers: Record<string, string> } };
  const middleware = (next: (args: Arguments) => unknown) => (args: Arguments) => {
    if (prefer) args.request.headers.prefer = prefer;
    return next(args);
  };
  (client.middlewareStack as Stack).add(middleware, { step: "build" });
  return client;
}

function config() {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  return { endpoint: mock.url, region: "us-west-2", credentials, maxAttempts: 1 };
}

const calls = [
  {
    operation: getStage,
    sdk: realTime as Sdk,
    call: (prefer?: string) =>
      preferring(new realTime.IVSRealTimeClient(config()), prefer).send(
        new realTime.GetStageCommand({ arn: stageArn }),
      ),
  },
  {
    operation: getStageSession,
    sdk: realTime as Sdk,
    call: (prefer?: string) =>
      preferring(new realTime.IVSRealTimeClient(config()), prefer).send(
        new realTime.GetStageSessionCommand({ stageArn, sessionId: "st-abcdefABCDEF1" }),
      ),
  },
  {
    operation: getStreamSession,
    sdk: ivs as Sdk,
    call: (prefer?: string) =>
      preferring(new ivs.IvsClient(config()), prefer).send(new ivs.GetStreamSessionCommand({ channelArn })),
  },
  {
    operation: createStreamingSessionStream,
    sdk: nimble as Sdk,
    call: (prefer?: string) =>
      preferring(new nimble.NimbleClient(config()), prefer).send(
        new nimble.CreateStreamingSessionStreamCommand({
          ...session,
          expirationInSeconds: 120,
          clientToken: "t",
        }),
      ),
  },
  {
    operation: startStreamingSession,
    sdk: nimble as Sdk,
    call: (prefer?: string) =>
      preferring(new nimble.NimbleClient(config()), prefer).send(
        new nimble.StartStreamingSessionCommand(session),
      ),
  },
];

const errors = calls.flatMap(({ operation, sdk, call }) =>
  Object.entries(operation.errors).map(([error, { status }]) => ({
    operation: operation.name,
    error,
    status,
    sdk,
    call,
  })),
);

/** Every member that is named like a time, however deep. */
function times(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...(/(At|Time)$/.test(name) ? [member] : []),
    ...times(member),
  ]);
}

describe("successes", () => {
  it.each(calls)("$operation.name", async ({ call }) => {
    const { $metadata, ...output } = await call();
    expect($metadata.httpStatusCode).toBe(200);
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    const [[, value] = []] = Object.entries(output);
    expect(Object.keys(value as object).length).toBeGreaterThan(1);
    for (const time of times(output)) expect(time).toBeInstanceOf(Date);
  });

  it("parses every time of a session that has ended", async () => {
    const client = preferring(new realTime.IVSRealTimeClient(config()), "example=ended");
    const { stageSession } = await client.send(
      new realTime.GetStageSessionCommand({ stageArn, sessionId: "st-abcdefABCDEF1" }),
    );
    expect(stageSession?.startTime).toBeInstanceOf(Date);
    expect(stageSession?.endTime).toBeInstanceOf(Date);
  });

  it("parses generated bodies", async () => {
    for (const { call } of calls) {
      for (const time of times(await call("dynamic=true, seed=1"))) expect(time).toBeInstanceOf(Date);
    }
  });
});

describe("errors", () => {
  it("are 23", () => expect(errors).toHaveLength(23));

  it.each(errors)("$operation: $error", async ({ error, status, sdk, call }) => {
    const failure = await call(`code=${status}`).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(sdk[error] as new () => Error);
    expect(failure).toMatchObject({ name: error, $metadata: { httpStatusCode: status } });
    const { exceptionMessage, message } = failure as { exceptionMessage?: string; message: string };
    expect(exceptionMessage ?? message).toMatch(/\w/);
  });

  it("bind the headers that the IVS family declares", async () => {
    const failure = await calls[0]?.call("code=404").catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({
      xAmznErrorType: "ResourceNotFoundException",
      accessControlAllowOrigin: "*",
    });
  });

  it("say what is wrong with a request", async () => {
    const client = new realTime.IVSRealTimeClient(config());
    const failure = client.send(new realTime.GetStageCommand({ arn: "stage" }));
    await expect(failure).rejects.toBeInstanceOf(realTime.ValidationException);
    await expect(failure).rejects.toMatchObject({
      exceptionMessage: expect.stringMatching(/^arn must match pattern/),
    });
  });
});
