import * as realTime from "@aws-sdk/client-ivs-realtime";
import { type RunningMock, startMock } from "@callsheet/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  clientConfig,
  createCalls,
  createErrors,
  expectSuccess,
  preferring,
  stageArn,
  times,
} from "./calls.ts";

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const calls = createCalls(() => mock.url);
const errors = createErrors(calls);

describe("successes", () => {
  it.each(calls)("$operation.name", async ({ call }) => {
    expectSuccess(await call());
  });

  it("parses every time of a session that has ended", async () => {
    const client = preferring(new realTime.IVSRealTimeClient(clientConfig(mock.url)), "example=ended");
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
  it("exist for each operation, several of them", () =>
    expect(errors.length).toBeGreaterThan(3 * calls.length));

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
    const client = new realTime.IVSRealTimeClient(clientConfig(mock.url));
    const failure = client.send(new realTime.GetStageCommand({ arn: "stage" }));
    await expect(failure).rejects.toBeInstanceOf(realTime.ValidationException);
    await expect(failure).rejects.toMatchObject({
      exceptionMessage: expect.stringMatching(/'\/arn' failed to satisfy constraint/),
    });
  });
});
