import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Sha256 } from "@aws-crypto/sha256-js";
import { GetStreamSessionCommand, IvsClient } from "@aws-sdk/client-ivs";
import { GetStageCommand, GetStageSessionCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";
import {
  CreateStreamingSessionStreamCommand,
  NimbleClient,
  StartStreamingSessionCommand,
} from "@aws-sdk/client-nimble";
import { type ClientOptions, fetchTransport } from "@callsheet/client";
import { createIvsClient } from "@callsheet/client/ivs";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { createNimbleClient } from "@callsheet/client/nimble";
import { createNodeTransport } from "@callsheet/client/node";
import { createVerifier, type SigV4Request } from "@callsheet/protocol";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const region = "us-west-2";
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret/+=", sessionToken: "session/+=" };
const stageArn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
const channelArn = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh";
const session = { studioId: "us-west-2 studio/ü!'()*", sessionId: "i~1", clientToken: "token-1" };

type Seen = SigV4Request & { readonly body: string };
let url = "";
let seen: Seen[] = [];
const server = createServer(async (request, response) => {
  seen.push(await read(request));
  response.end("{}");
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
beforeAll(() => {
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
const node = createNodeTransport();
afterAll(() => {
  node.close();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
  );
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    headers,
    body: Buffer.concat(chunks).toString(),
  };
}

const cases: readonly (readonly [
  string,
  string,
  (options: ClientOptions) => Promise<unknown>,
  () => Promise<unknown>,
])[] = [
  [
    "GetStage",
    "ivs",
    (options) => createIvsRealTimeClient(options).getStage({ arn: stageArn }),
    () => new IVSRealTimeClient(sdk()).send(new GetStageCommand({ arn: stageArn })),
  ],
  [
    "GetStageSession",
    "ivs",
    (options) =>
      createIvsRealTimeClient(options).getStageSession({ stageArn, sessionId: "st-0123456789abc" }),
    () =>
      new IVSRealTimeClient(sdk()).send(
        new GetStageSessionCommand({ stageArn, sessionId: "st-0123456789abc" }),
      ),
  ],
  [
    "GetStreamSession",
    "ivs",
    (options) => createIvsClient(options).getStreamSession({ channelArn }),
    () => new IvsClient(sdk()).send(new GetStreamSessionCommand({ channelArn })),
  ],
  [
    "CreateStreamingSessionStream",
    "nimble",
    (options) =>
      createNimbleClient(options).createStreamingSessionStream({ ...session, expirationInSeconds: 60 }),
    () =>
      new NimbleClient(sdk()).send(
        new CreateStreamingSessionStreamCommand({ ...session, expirationInSeconds: 60 }),
      ),
  ],
  [
    "StartStreamingSession",
    "nimble",
    (options) => createNimbleClient(options).startStreamingSession(session),
    () => new NimbleClient(sdk()).send(new StartStreamingSessionCommand(session)),
  ],
];
const sdk = () => ({ region, credentials, endpoint: url });

describe.each(cases)("%s", (_, service, ours, theirs) => {
  it.each([
    ["fetch", {}],
    ["the Node transport", { transport: node }],
    ["fetch, under a base path", { endpoint: "/base/path/" }],
  ])("arrives over %s as the AWS SDK sends it", async (_, options: ClientOptions) => {
    seen = [];
    await ours({ region, credentials, ...options, endpoint: url + (options.endpoint ?? "") });
    await theirs();
    const [own, sdk] = seen as [Seen, Seen];
    expect({ ...own, path: own.path.replace("/base/path", ""), headers: meaning(own) }).toEqual({
      ...sdk,
      headers: meaning(sdk),
    });
    for (const request of [own, sdk]) await checkSignature(request, service);
  });
});

it.each(["a  b", " a ", "a\tb", "~!@#$%^&*()"])(
  "signs the token %j so that others agree",
  async (clientToken) => {
    for (const transport of [node, fetchTransport()]) {
      seen = [];
      const client = createNimbleClient({ region, credentials, transport, endpoint: url });
      await client.startStreamingSession({ ...session, clientToken });
      await checkSignature(seen[0] as Seen, "nimble");
    }
  },
);

/**
 * The headers that say what a request means. Of the signature: by whom, when (to the day) and for what it was
 * made.
 */
function meaning({ headers }: Seen) {
  const scope = /Credential=([^,]+)/.exec(headers.authorization ?? "")?.[1];
  const names = ["host", "content-type", "content-length", "x-amz-client-token", "x-amz-security-token"];
  return { scope, ...Object.fromEntries(names.map((name) => [name, headers[name]])) };
}

/**
 * Two verifiers must agree: ours, and the AWS SDK's signer, which must make the same signature from the same
 * request.
 */
async function checkSignature(request: Seen, service: string): Promise<void> {
  const verify = createVerifier({ service, region, findCredentials: () => credentials });
  expect(await verify(request)).toMatchObject({ ok: true });
  const signer = new SignatureV4({
    service,
    region,
    credentials,
    sha256: Sha256,
    applyChecksum: "x-amz-content-sha256" in request.headers,
  });
  const names = /SignedHeaders=([^,]+)/.exec(request.headers.authorization ?? "")?.[1]?.split(";") ?? [];
  const headers = Object.fromEntries(names.map((name) => [name, request.headers[name] ?? ""]));
  const date = (request.headers["x-amz-date"] ?? "").replace(/(....)(..)(..T..)(..)/, "$1-$2-$3:$4:");
  const again = await signer.sign(
    {
      method: request.method,
      protocol: "http:",
      hostname: "127.0.0.1",
      path: request.path,
      query: {},
      headers,
      body: request.body,
    },
    { signingDate: new Date(date), signableHeaders: new Set(names), unsignableHeaders: new Set() },
  );
  expect(again.headers.authorization).toBe(request.headers.authorization);
}
