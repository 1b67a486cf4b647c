import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createSandbox, type Sandbox } from "@callsheet/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";

const examples = join(import.meta.dirname, "../../spec/examples");
const read = (operation: string) =>
  readdirSync(join(examples, operation))
    .filter((file) => !file.startsWith("request-"))
    .map((file) => ({ file, value: parse(readFileSync(join(examples, operation, file), "utf8")).value }));

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

async function call(path: string, body: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await sandbox(
    new Request(`http://sandbox${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
  );
  return response.json();
}

/** What is null in an example may be absent in an answer: both say that something has no end. */
const withoutNullEnd = (value: object) =>
  JSON.parse(JSON.stringify(value, (name, it) => (name === "endTime" && it === null ? undefined : it)));

test.each(read("get-stage"))("answers as the contract's example of a stage: $file", async ({ value }) => {
  expect(await call("/GetStage", { arn: value.stage.arn })).toEqual(value);
});

test.each(read("get-stage-session"))(
  "answers as the contract's example of a stage session: $file",
  async ({ value }) => {
    const stageArn = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";
    const { sessionId } = value.stageSession;
    expect(await call("/GetStageSession", { stageArn, sessionId })).toEqual(withoutNullEnd(value));
  },
);

test.each(read("get-stream-session"))(
  "answers as the contract's example of a stream session: $file",
  async ({ value }) => {
    const { channel, streamId } = value.streamSession;
    expect(await call("/GetStreamSession", { channelArn: channel.arn, streamId })).toEqual(
      withoutNullEnd(value),
    );
  },
);

test("starts the session of the contract's examples, and has another one for streams", async () => {
  const [{ value } = { value: undefined }] = read("start-streaming-session").filter(
    ({ file }) => file === "starting.yaml",
  );
  const { arn, sessionId, launchProfileId, streamingImageId, ec2InstanceType, createdAt, tags } =
    value.session;
  const sessions = "/2020-08-01/studios/us-west-2-6Xb1Qm0PzT/streaming-sessions";
  expect(await call(`${sessions}/${sessionId}/start`, {})).toMatchObject({
    session: {
      arn,
      sessionId,
      launchProfileId,
      streamingImageId,
      ec2InstanceType,
      createdAt,
      tags,
      state: "START_IN_PROGRESS",
    },
  });
  expect(await call(`${sessions}/Rk7eWm2TzQx9LpVb4NcYdF/streams`, {})).toMatchObject({
    stream: { state: "CREATE_IN_PROGRESS" },
  });
});
