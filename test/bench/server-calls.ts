import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createSigner } from "@callsheet/protocol";
import { parse } from "yaml";

/** The caller that the signed subject knows. */
export const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

const examples = join(import.meta.dirname, "../../spec/examples");
const example = (path: string) => parse(readFileSync(join(examples, path), "utf8")).value;

function streamSession() {
  const { streamSession } = example("get-stream-session/ended-recorded.yaml");
  // Enough events to make the answer 8 kB, about what a session of some hours has.
  const events = Array.from(
    { length: 60 },
    (_, i) => streamSession.truncatedEvents[i % streamSession.truncatedEvents.length],
  );
  return { streamSession: { ...streamSession, truncatedEvents: events } };
}

/** What the handlers of every subject return, by operation. */
export const outputs = {
  getStage: example("get-stage/live-stage.yaml"),
  getStageSession: {},
  getStreamSession: streamSession(),
  createStreamingSessionStream: example("create-streaming-session-stream/in-progress.yaml"),
  startStreamingSession: {},
};

interface CallInput {
  readonly name: string;
  readonly service: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const inputs: readonly CallInput[] = [
  {
    name: "GetStage",
    service: "ivs",
    path: "/GetStage",
    body: JSON.stringify({ arn: "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh" }),
  },
  {
    name: "GetStreamSession",
    service: "ivs",
    path: "/GetStreamSession",
    body: JSON.stringify({ channelArn: "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh" }),
  },
  {
    name: "CreateStreamingSessionStream",
    service: "nimble",
    path: "/2020-08-01/studios/us-west-2-6Xb1Qm0PzT/streaming-sessions/3kQpVx9TdRmZ2uYw8sLbNa/streams",
    headers: { "x-amz-client-token": "0b6c1f5e-93d4-4f0a-8a57-5d2f6f1c7e90" },
    body: JSON.stringify({ expirationInSeconds: 120 }),
  },
];

/** The measured calls. All subjects get the same bytes, signed ones. */
export const calls = inputs.map((input) => ({ name: input.name, bytes: () => encode(input) }));

async function encode({ service, path, body, headers }: CallInput): Promise<Buffer> {
  const own = { host: "127.0.0.1", "content-type": "application/json", ...headers };
  const scope = { region: "us-west-2", service };
  const signed = await createSigner()(
    { method: "POST", path, headers: own, body },
    credentials,
    scope,
    new Date(),
  );
  const all = { ...own, ...signed, "content-length": Buffer.byteLength(body) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}
