import { describe, expect, it } from "vitest";
import { createIvsRealTimeClient } from "./gen/ivs-realtime.ts";
import { arn, credentials, play, region } from "./play.test-support.ts";
import { validation } from "./validation.ts";

describe("validation", () => {
  const violation = { instancePath: "/arn", keyword: "pattern", message: "must match" };
  const refuse = { is: () => false, errors: () => [violation] };
  const accept = { is: () => true, errors: () => [] };

  it("refuses inputs before they are sent", async () => {
    const { requests, transport } = play();
    const hooks = validation({ input: { GetStageInput: refuse } });
    const client = createIvsRealTimeClient({ region, credentials, transport, hooks });
    await expect(client.getStage({ arn })).rejects.toMatchObject({
      name: "InputError",
      message: "IvsRealTime GetStage cannot be sent: /arn must match",
      cause: [violation],
    });
    expect(requests).toHaveLength(0);
    await client.getStageSession({ stageArn: arn, sessionId: "st-0123456789abc" });
    expect(requests).toHaveLength(1);
  });

  it("refuses outputs on arrival", async () => {
    const { transport } = play();
    const hooks = validation({ input: { GetStageInput: accept }, output: { GetStageOutput: refuse } });
    const call = createIvsRealTimeClient({ region, credentials, transport, hooks }).getStage({ arn });
    await expect(call).rejects.toMatchObject({
      name: "MalformedResponseError",
      cause: [violation],
      attempts: 1,
    });
  });
});
