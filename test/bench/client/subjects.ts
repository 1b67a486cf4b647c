// The same three calls, made by each client: a small reply, a large one, and one with path, header and body.
import { createHash, createHmac, randomUUID } from "node:crypto";

/** Makes the calls in turn; the number picks one. */
export type Subject = (call: number) => Promise<unknown>;

const region = "us-west-2";
const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
const stage = { arn: "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh" };
const channel = { channelArn: "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh" };
const session = { studioId: "us-west-2-studio", sessionId: "session-1", expirationInSeconds: 120 };
const createPath = `/2020-08-01/studios/${session.studioId}/streaming-sessions/${session.sessionId}/streams`;

async function ours(options: object): Promise<Subject> {
  const [{ createIvsRealTimeClient }, { createIvsClient }, { createNimbleClient }] = await Promise.all([
    import("@callsheet/client/ivs-realtime"),
    import("@callsheet/client/ivs"),
    import("@callsheet/client/nimble"),
  ]);
  const shared = { region, credentials, ...options };
  const [realtime, ivs, nimble] = [
    createIvsRealTimeClient(shared),
    createIvsClient(shared),
    createNimbleClient(shared),
  ];
  return inTurn(
    () => realtime.getStage(stage),
    () => ivs.getStreamSession(channel),
    () => nimble.createStreamingSessionStream(session),
  );
}

async function awsSdk(options: object): Promise<Subject> {
  const [realtimeSdk, ivsSdk, nimbleSdk] = await Promise.all([
    import("@aws-sdk/client-ivs-realtime"),
    import("@aws-sdk/client-ivs"),
    import("@aws-sdk/client-nimble"),
  ]);
  const shared = { region, credentials, ...options };
  const realtime = new realtimeSdk.IVSRealTimeClient(shared);
  const ivs = new ivsSdk.IvsClient(shared);
  const nimble = new nimbleSdk.NimbleClient(shared);
  return inTurn(
    () => realtime.send(new realtimeSdk.GetStageCommand(stage)),
    () => ivs.send(new ivsSdk.GetStreamSessionCommand(channel)),
    () =>
      nimble.send(
        new nimbleSdk.CreateStreamingSessionStreamCommand({ ...session, clientToken: randomUUID() }),
      ),
  );
}

/** A call as it is written by hand: sign, send, read. */
function byHand(
  url: string,
  send: (url: string, method: string, headers: Record<string, string>, body: string) => Promise<string>,
  sign = signByHand,
) {
  const { host } = new URL(url);
  const call = async (service: string, path: string, input: object, token?: string) => {
    const body = JSON.stringify(input);
    const headers = {
      host,
      "content-type": "application/json",
      ...(token && { "x-amz-client-token": token }),
    };
    return JSON.parse(await send(url + path, "POST", sign(service, path, headers, body), body));
  };
  return inTurn(
    () => call("ivs", "/GetStage", stage),
    () => call("ivs", "/GetStreamSession", channel),
    () => call("nimble", createPath, { expirationInSeconds: session.expirationInSeconds }, randomUUID()),
  );
}

const keys = new Map<string, Buffer>();
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

function signByHand(
  service: string,
  path: string,
  headers: Record<string, string>,
  body: string,
): Record<string, string> {
  const date = new Date().toISOString().replace(/[:-]|\.\d{3}/g, "");
  const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  let key = keys.get(scope);
  if (!key) {
    key = [date.slice(0, 8), region, service, "aws4_request"].reduce(
      hmac,
      Buffer.from(`AWS4${credentials.secretAccessKey}`),
    );
    keys.set(scope, key);
  }
  const signed: Record<string, string> = { ...headers, "x-amz-date": date };
  const names = Object.keys(signed).sort();
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const canonical = [
    "POST",
    path,
    "",
    ...names.map((name) => `${name}:${signed[name]}`),
    "",
    names.join(";"),
    hash(body),
  ].join("\n");
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${hash(canonical)}`).toString("hex");
  signed.authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return signed;
}

function inTurn(...calls: readonly (() => Promise<unknown>)[]): Subject {
  return (call) => calls[call % calls.length]?.() ?? Promise.reject(new Error("no call"));
}

/**
 * Every client, by name. Each loads its libraries itself, so that the time to the first reply can be
 * measured.
 */
export const subjects: Readonly<Record<string, (url: string) => Promise<Subject>>> = {
  "ours, as it comes": (endpoint) => ours({ endpoint }),
  "ours, fetch": async (endpoint) => {
    const { fetchTransport } = await import("@callsheet/client");
    return ours({ endpoint, transport: fetchTransport() });
  },
  "AWS SDK, Node handler": (endpoint) => awsSdk({ endpoint }),
  "AWS SDK, fetch": async (endpoint) => {
    const { FetchHttpHandler, streamCollector } = await import("@smithy/fetch-http-handler");
    return awsSdk({ endpoint, requestHandler: new FetchHttpHandler(), streamCollector });
  },
  "openapi-fetch + aws4fetch": async (endpoint) => {
    const [{ default: createClient }, { AwsClient }] = await Promise.all([
      import("openapi-fetch"),
      import("aws4fetch"),
    ]);
    const service = (name: string) => {
      const aws = new AwsClient({ ...credentials, region, service: name, retries: 0 });
      return createClient<Record<string, Record<"post", unknown>>>({
        baseUrl: endpoint,
        fetch: (request) => aws.fetch(request),
      });
    };
    const [ivs, nimble] = [service("ivs"), service("nimble")];
    const post = async (client: typeof ivs, path: string, options: object) =>
      (
        await (client as never as { POST: (...p: unknown[]) => Promise<{ data: unknown }> }).POST(
          path,
          options,
        )
      ).data;
    const { studioId, sessionId, ...body } = session;
    return inTurn(
      () => post(ivs, "/GetStage", { body: stage }),
      () => post(ivs, "/GetStreamSession", { body: channel }),
      () =>
        post(nimble, createPath.replace(studioId, "{studioId}").replace(sessionId, "{sessionId}"), {
          params: { path: { studioId, sessionId }, header: { "x-amz-client-token": randomUUID() } },
          body,
        }),
    );
  },
  "by hand: fetch + node:crypto": async (url) =>
    byHand(url, async (target, method, headers, body) =>
      (await fetch(target, { method, headers, body })).text(),
    ),
  "by hand: node:http + node:crypto": async (url) => {
    const { Agent, request } = await import("node:http");
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    return byHand(
      url,
      (target, method, headers, body) =>
        new Promise((resolve, reject) => {
          const outgoing = request(
            target,
            { method, agent, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
            (incoming) => {
              const chunks: Buffer[] = [];
              incoming.on("data", (chunk) => chunks.push(chunk));
              incoming.on("end", () => resolve(Buffer.concat(chunks).toString()));
              incoming.on("error", reject);
            },
          );
          outgoing.on("error", reject);
          outgoing.end(body);
        }),
    );
  },
  "by hand: undici + node:crypto": async (url) => {
    const { Pool } = await import("undici");
    const pool = new Pool(url, { connections: 50 });
    return byHand(url, async (target, method, headers, body) => {
      const reply = await pool.request({
        path: target.slice(url.length),
        method: method as "POST",
        headers,
        body,
      });
      return reply.body.text();
    });
  },
};
