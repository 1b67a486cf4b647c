import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as ivsRealTime from "@callsheet/contract/ivs-realtime";
import * as nimble from "@callsheet/contract/nimble";
import { createVerifier } from "@callsheet/protocol";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient } from "./create-client.ts";
import type { ServiceError } from "./errors/service-error.ts";
import { createIvsRealTimeClient } from "./gen/ivs-realtime.ts";
import { createNimbleClient } from "./gen/nimble.ts";
import { arn, credentials, failure, play, region } from "./play.test-support.ts";
import { sigV4 } from "./security/sig-v4.ts";
import type { HttpRequest } from "./transport.ts";

const session = { studioId: "s", sessionId: "i" };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("requests", () => {
  it("are signed for the service's own name and region", async () => {
    const { requests, transport } = play();
    await createIvsRealTimeClient({
      region,
      credentials: { ...credentials, sessionToken: "t" },
      transport,
    }).getStage({ arn });
    await createNimbleClient({
      region,
      credentials: async () => credentials,
      transport,
    }).startStreamingSession(session);
    expect(requests.map(({ url }) => url)).toEqual([
      "https://ivsrealtime.us-west-2.amazonaws.com/GetStage",
      "https://nimble.us-west-2.amazonaws.com/2020-08-01/studios/s/streaming-sessions/i/start",
    ]);
    for (const [index, service] of ["ivs", "nimble"].entries()) {
      const request = requests[index] as HttpRequest;
      const { host, pathname } = new URL(request.url);
      const verify = createVerifier({
        service,
        region,
        findCredentials: () => (index ? credentials : { ...credentials, sessionToken: "t" }),
      });
      expect(
        await verify({ ...request, path: pathname, headers: { host, ...request.headers } }),
      ).toMatchObject({ ok: true });
    }
    expect(requests[0]?.headers["x-amz-security-token"]).toBe("t");
  });

  it("go unsigned when anonymous, and to a handler in memory", async () => {
    const { requests, transport } = play();
    await createIvsRealTimeClient({ region, credentials: "anonymous", transport }).getStage({ arn });
    expect(requests[0]?.headers.authorization).toBeUndefined();
    const handler = vi.fn(async (request: Request) =>
      Response.json({ stage: { arn: await request.json().then(({ arn }) => arn) } }),
    );
    const { stage } = await createIvsRealTimeClient({ fetch: handler }).getStage({ arn });
    expect(stage?.arn).toBe(arn);
    expect(handler.mock.calls[0]?.[0]).toMatchObject({
      url: "http://localhost/GetStage",
      method: "POST",
      redirect: "manual",
    });
    expect(handler.mock.calls[0]?.[0].headers.has("authorization")).toBe(false);
    await createIvsRealTimeClient({ fetch: handler, credentials }).getStage({ arn });
    expect(handler.mock.calls[1]?.[0].headers.get("authorization")).toContain("/us-east-1/ivs/");
  });

  it("go over node:http when nothing else is given", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    const server = createServer((request, response) => response.end(`{"stage":{"name":"${request.url}"}}`));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`;
    const { stage } = await createIvsRealTimeClient({ endpoint, credentials }).getStage({ arn });
    server.closeAllConnections();
    server.close();
    expect([stage?.name, fetched.mock.calls.length]).toEqual(["/base/GetStage", 0]);
  });

  it("reach a service under a base path, with any labels", async () => {
    const { requests, transport } = play();
    const client = createNimbleClient({ endpoint: "http://h/base/", credentials, transport });
    await client.startStreamingSession({ studioId: "a/b ü'*", sessionId: "..." });
    expect(requests[0]?.url).toBe(
      "http://h/base/2020-08-01/studios/a%2Fb%20%C3%BC%27%2A/streaming-sessions/.../start",
    );
    const { host, pathname } = new URL(requests[0]?.url ?? "");
    const verify = createVerifier({ service: "nimble", findCredentials: () => credentials });
    const request = requests[0] as HttpRequest;
    expect(await verify({ ...request, path: pathname, headers: { host, ...request.headers } })).toMatchObject(
      { ok: true, region: "us-east-1" },
    );
  });

  it.each([
    ["no label", { sessionId: "i" }],
    ["an empty label", { ...session, studioId: "" }],
    ["a dot label", { ...session, studioId: ".." }],
    ["a number as a label", { ...session, studioId: 1 }],
    ["a line break in the token", { ...session, clientToken: "a\nb" }],
    ["null", null],
    ["text", "x"],
    ["a list", [1]],
    ["an unwritable member", { ...session, backupId: 1n }],
  ])("are not sent with %s", async (_, input) => {
    const { requests, transport } = play();
    const onError = vi.fn();
    const client = createNimbleClient({ region, credentials, transport, hooks: { onError } });
    const call = client.startStreamingSession(input as never);
    await expect(call).rejects.toMatchObject({
      name: "InputError",
      attempts: 0,
      operation: "StartStreamingSession",
    });
    await expect(client.startStreamingSession.try(input as never)).rejects.toThrow(
      "StartStreamingSession cannot be sent",
    );
    expect(requests).toHaveLength(0);
    expect(onError).not.toHaveBeenCalled();
  });

  it("are refused without a region", () => {
    vi.stubEnv("AWS_REGION", "");
    expect(() => createIvsRealTimeClient()).toThrow("Set the option `region` or the variable AWS_REGION");
  });

  it("fail with CredentialsError when the provider fails", async () => {
    const { requests, transport } = play();
    const provider = () => Promise.reject(new Error("no profile"));
    const call = createIvsRealTimeClient({ region, credentials: provider, transport }).getStage({ arn });
    await expect(call).rejects.toMatchObject({
      name: "CredentialsError",
      message: expect.stringContaining("no profile"),
    });
    expect(requests).toHaveLength(0);
  });
});

describe("idempotency tokens", () => {
  it("are made once and kept across attempts", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { requests, transport } = play(failure(500, "X"), new Error("reset"), Response.json({}));
    const client = createNimbleClient({ region, credentials, transport });
    await client.createStreamingSessionStream(session);
    await client.createStreamingSessionStream(session);
    const tokens = requests.map(({ headers }) => headers["x-amz-client-token"]);
    expect(tokens[0]).toMatch(/^[\w-]{1,64}$/);
    expect(new Set(tokens.slice(0, 3)).size).toBe(1);
    expect(tokens[3]).not.toBe(tokens[0]);
  });

  it("are the caller's when given, and new ones when the caller's is empty", async () => {
    const { requests, transport } = play();
    const client = createNimbleClient({ region, credentials, transport });
    await client.createStreamingSessionStream({ ...session, clientToken: "mine" });
    await client.createStreamingSessionStream({ ...session, clientToken: "" });
    expect(requests[0]?.headers["x-amz-client-token"]).toBe("mine");
    expect(requests[1]?.headers["x-amz-client-token"]).toMatch(/^[\w-]{36}$/);
  });

  it("are made on pages that are not secure, too", async () => {
    vi.spyOn(crypto, "randomUUID").mockImplementation(undefined as never);
    Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
    const { requests, transport } = play();
    await createNimbleClient({ region, credentials, transport }).createStreamingSessionStream(session);
    Reflect.deleteProperty(crypto, "randomUUID");
    expect(requests[0]?.headers["x-amz-client-token"]).toMatch(/^0\.\d{3,20}$/);
  });
});

describe("retries", () => {
  it("dry up with the bucket, and come back with successes", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const replies = [...Array.from({ length: 200 }, () => failure(503, "X")), Response.json({})];
    const { requests, transport } = play(...replies);
    const client = createIvsRealTimeClient({ region, credentials, transport, maxAttempts: 100 });
    await client.getStage({ arn }).catch(() => {});
    // 500 tokens at 14 each pay for 35 retries.
    expect(requests).toHaveLength(36);
    await client.getStage({ arn }).catch(() => {});
    expect(requests).toHaveLength(37);
  });

  it("are off with one attempt, for a client or a call", async () => {
    const { requests, transport } = play(failure(500, "X"));
    await createIvsRealTimeClient({ region, credentials, transport, maxAttempts: 1 })
      .getStage({ arn })
      .catch(() => {});
    expect(requests).toHaveLength(1);
    await createIvsRealTimeClient({ region, credentials, transport })
      .getStage({ arn }, { maxAttempts: 1 })
      .catch(() => {});
    expect(requests).toHaveLength(2);
  });

  it("wait as Retry-After says", async () => {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { requests, transport } = play(failure(503, "X", { "retry-after": "2" }), Response.json({}));
    const call = createIvsRealTimeClient({ region, credentials: "anonymous", transport }).getStage({ arn });
    await vi.advanceTimersByTimeAsync(1900);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    await call;
    expect(requests).toHaveLength(2);
  });
});

describe("errors", () => {
  it("say what happened in a sentence", async () => {
    const { transport } = play(
      failure(404, "ResourceNotFoundException", { "x-amzn-requestid": "r1", "x-frame-options": "DENY" }),
    );
    const error = await createIvsRealTimeClient({ region, credentials, transport })
      .getStage({ arn })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message:
        "IvsRealTime GetStage (POST https://ivsrealtime.us-west-2.amazonaws.com/GetStage) answered 404 ResourceNotFoundException: why",
      name: "ResourceNotFoundException",
      status: 404,
      requestId: "r1",
      attempts: 1,
      declared: true,
      body: { exceptionMessage: "why" },
    });
    expect((error as ServiceError).headers.get("x-frame-options")).toBe("DENY");
  });

  it("are thrown by try when the operation does not declare them", async () => {
    const { transport } = play(failure(400, "PendingVerification"));
    const call = createIvsRealTimeClient({ region, credentials, transport }).getStage.try({ arn });
    await expect(call).rejects.toMatchObject({ name: "PendingVerification", declared: false });
  });
});

it("makes clients with chosen operations", async () => {
  const { transport } = play(Response.json({ stage: { arn, later: 1 } }));
  const { ivsRealTime: service, getStage } = ivsRealTime;
  const options = { region, credentials, transport };
  expect(() => createClient(service, { getStage }, options)).toThrow(
    new TypeError("GetStage needs the part `sigV4`"),
  );
  expect(() => createClient(service, { getStage }, { ...options, credentials: "anonymous" })).not.toThrow();
  const client = createClient(service, { getStage }, options, { sigV4 });
  expect(Object.keys(client)).toEqual(["getStage"]);
  expect(await client.getStage({ arn })).toEqual({ stage: { arn, later: 1 } });
  expect(nimble.nimble.signingName).toBe("nimble");
});
