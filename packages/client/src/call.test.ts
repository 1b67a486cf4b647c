import { setTimeout as wait } from "node:timers/promises";
import { UnacceptableReplyError } from "@callsheet/protocol";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { CallOptions, ClientOptions } from "./client-options.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { TransportError } from "./errors/transport-error.ts";
import { createIvsRealTimeClient } from "./gen/ivs-realtime.ts";
import { createNimbleClient } from "./gen/nimble.ts";
import type { Hooks } from "./hooks.ts";
import type { HttpRequest, Transport } from "./transport.ts";

const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
const given = { region: "us-west-2", credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" } };
const hour = 3_600_000;

const call = (options: ClientOptions, callOptions?: CallOptions) =>
  createIvsRealTimeClient({ ...given, ...options }).getStage({ arn }, callOptions);
const fault = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);
const failure = (status: number, headers = {}) => new Response("{}", { status, headers });

afterEach(() => void vi.restoreAllMocks());

describe("another clock", () => {
  /** A service whose clock is ahead, and which accepts only its own time. */
  const service = (ahead: number): Transport & { refused: number } => {
    const send = async ({ headers }: HttpRequest) => {
      const time = String(headers["x-amz-date"]).replace(/(....)(..)(..T..)(..)/, "$1-$2-$3:$4:");
      if (Math.abs(Date.parse(time) - Date.now() - ahead) < 300_000) return Response.json({});
      // One after another, so that some are refused after others have succeeded.
      await wait(transport.refused++ * 5);
      return failure(403, { date: new Date(Date.now() + ahead).toUTCString() });
    };
    const transport = Object.assign(send, { refused: 0 });
    return transport;
  };

  it("is found by each of the calls in flight, and kept for those that follow", async () => {
    const transport = service(hour);
    const client = createIvsRealTimeClient({ ...given, transport });
    await Promise.all(Array.from({ length: 30 }, () => client.getStage({ arn })));
    expect(transport.refused).toBe(30);
    await client.getStage({ arn });
    expect(transport.refused).toBe(30);
  });

  it("is not forgotten because of a slow call that began earlier", async () => {
    const answers: ((reply: Response) => void)[] = [];
    const quick = service(hour);
    let slow = true;
    const transport: Transport = (request, signal) =>
      slow ? new Promise((resolve) => answers.push(resolve)) : quick(request, signal);
    const client = createIvsRealTimeClient({ ...given, transport });
    const first = client.getStage({ arn });
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    slow = false;
    await client.getStage({ arn });
    answers[0]?.(Response.json({}));
    await first;
    await client.getStage({ arn });
    expect(quick.refused).toBe(1);
  });

  it.each([
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "Fri, 31 Dec 2120 00:00:00 GMT",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Sat, 13 Sep 275760 00:00:00 GMT",
    "no date",
  ])("that is invented hides no error: %s", async (date) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const replies = [
      Response.json({ exceptionMessage: "not yours" }, { status: 403, headers: { date } }),
      Response.json({ message: "Signature expired" }, { status: 403, headers: { date } }),
    ];
    const transport: Transport = async () => replies.shift() ?? Response.json({});
    expect(await fault(call({ transport }))).toMatchObject({
      status: 403,
      message: expect.stringContaining("not yours"),
    });
  });
});

describe("limits", () => {
  it("that a call leaves undefined are those of the client", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const transport = vi.fn<Transport>(async () => failure(503));
    const none = { maxAttempts: undefined, timeout: undefined, attemptTimeout: undefined };
    await fault(call({ transport, maxAttempts: 2 }, none));
    expect(transport).toHaveBeenCalledTimes(2);
    const silent: Transport = () => new Promise(() => {});
    for (const limit of ["timeout", "attemptTimeout"])
      expect(await fault(call({ transport: silent, maxAttempts: 1, [limit]: 5 }, none))).toBeInstanceOf(
        TimeoutError,
      );
  });

  it.each([0, Number.POSITIVE_INFINITY, 2 ** 31])("of %d ms do not limit", async (ms) => {
    const transport: Transport = async () => wait(10).then(() => Response.json({}));
    expect(await call({ transport, timeout: ms, attemptTimeout: ms, maxAttempts: 1 })).toEqual({});
  });

  it.each(["timeout", "attemptTimeout", "maxAttempts"])("must be numbers: %s", async (name) => {
    for (const value of [Number.NaN, -1, "soon" as never]) {
      const message = `The option ${name} must be a number from 0 up`;
      expect(() => createIvsRealTimeClient({ ...given, [name]: value })).toThrow(new TypeError(message));
      expect(await fault(call({}, { [name]: value }))).toEqual(new TypeError(message));
    }
  });
});

describe("what arrives too late", () => {
  it.each(["the reply", "the body", "a hook"])("does not count: %s", async (what) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const seen: string[] = [];
    const late = <T>(value: T) => wait(40).then(() => value);
    let first = true;
    const transport: Transport = async () => {
      if (!first) return wait(70).then(() => Response.json({ stage: { name: "second" } }));
      first = false;
      if (what === "the reply") return late(failure(400));
      return { status: 200, headers: new Headers(), text: () => late("{}") };
    };
    const record = (name: string) => async (now: { attempt: number }) => {
      seen.push(`${name} ${now.attempt}`);
      if (what === "a hook" && name === "afterResponse" && now.attempt === 1) await late(0);
    };
    const hooks = Object.fromEntries(
      ["afterResponse", "afterCall", "beforeRetry", "onError"].map((name) => [name, record(name)]),
    );
    const output = await call(
      { transport, hooks, attemptTimeout: 20, maxAttempts: 3 },
      { timeout: 400 },
    ).catch(() => undefined);
    await wait(60);
    expect(output).toBeUndefined();
    const early = what === "the reply" ? [] : ["afterResponse 1"];
    expect(seen).toEqual([...early, "beforeRetry 1", "beforeRetry 2", "onError 3"]);
  });

  it("leaves no timer when the call is aborted in beforeRetry", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const controller = new AbortController();
    const hooks: Hooks = { beforeRetry: () => wait(5).then(() => controller.abort()) };
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    await fault(call({ transport: async () => failure(429), hooks }, { signal: controller.signal }));
    await wait(20);
    expect(process.getActiveResourcesInfo().filter((name) => name === "Timeout")).toHaveLength(before);
  });
});

describe("transports", () => {
  it.each<[string, Transport, number, string]>([
    [
      "that throws",
      () => {
        throw new Error("at once");
      },
      2,
      "at once",
    ],
    ["that returns nothing", (() => undefined) as never, 2, "status"],
    ["that rejects with nothing", () => Promise.reject(), 2, "failed"],
    ["that meets a redirect in a browser", async () => Response.error(), 1, "was redirected"],
    ["that rejects with a strange message", () => Promise.reject({ message: 42 }), 2, "failed: 42"],
    ["that ends the call", () => Promise.reject(new UnacceptableReplyError("too large")), 1, "too large"],
    ["that ends it by any object", () => Promise.reject({ message: "no", next: "final" }), 1, "failed: no"],
    ["that cannot ask for more", () => Promise.reject({ message: "x", next: "throttled" }), 2, "failed: x"],
  ])("one %s is a TransportError", async (_, transport, attempts, message) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const error = await fault(call({ transport, maxAttempts: 2 }));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ attempts, message: expect.stringContaining(message) });
  });

  it("get the request as the last hook left it, with names in lower case and signed", async () => {
    const requests: HttpRequest[] = [];
    const hooks = {
      beforeRequest(now: { request: HttpRequest }) {
        const headers = {
          ...now.request.headers,
          "Content-Type": "application/x",
          "X-Amz-Meta": "m",
          Host: "h",
        };
        now.request = { ...now.request, headers };
      },
    };
    const transport: Transport = async (request) => {
      requests.push(request);
      return Response.json({});
    };
    await call({ transport, hooks });
    const { authorization, ...headers } = requests[0]?.headers ?? {};
    expect(authorization).toContain("SignedHeaders=content-type;host;x-amz-date;x-amz-meta,");
    expect(headers).toEqual({
      "content-type": "application/x",
      host: "h",
      "x-amz-date": expect.any(String),
      "x-amz-meta": "m",
    });
  });
});

describe("credentials", () => {
  const session = { ...given.credentials, sessionToken: "token" };

  it.each([
    ["nothing", undefined],
    ["an empty object", {}],
    ["text", "AKIDEXAMPLE"],
    ["an empty key", { ...session, accessKeyId: "" }],
    ["no secret", { ...session, secretAccessKey: undefined }],
    ["a space in the key", { ...session, accessKeyId: "AKID EXAMPLE" }],
    ["two lines for a key and a secret", { accessKeyId: "AKIDEXAMPLE\nsecret" }],
    ["a line break in the key", { ...session, accessKeyId: "AKIDEXAMPLE\n" }],
    ["a line break in the secret", { ...session, secretAccessKey: "secret\n" }],
    ["a line break in the token", { ...session, sessionToken: "token\r\nx: y" }],
    ["a token beyond ASCII", { ...session, sessionToken: "tokén" }],
  ])("that are malformed are refused: %s", async (_, credentials) => {
    const transport = vi.fn<Transport>();
    for (const source of [credentials, async () => credentials]) {
      if (source === undefined) continue;
      const error = await fault(call({ credentials: source as never, transport }));
      expect(error).toMatchObject({ name: "CredentialsError" });
      expect((error as Error).message).not.toMatch(/secret|tok[eé]n|AKID/);
    }
    expect(transport).not.toHaveBeenCalled();
  });

  it("with an empty token have none", async () => {
    const transport = vi.fn<Transport>(async () => Response.json({}));
    await call({ credentials: { ...session, sessionToken: "" }, transport });
    expect(transport.mock.calls[0]?.[0].headers).not.toHaveProperty("x-amz-security-token");
  });

  it("fail with CredentialsError where nothing can be signed", async () => {
    vi.spyOn(Date.prototype, "toISOString").mockImplementation(() => {
      throw new TypeError("no subtle");
    });
    expect(await fault(call({}))).toMatchObject({
      name: "CredentialsError",
      message: expect.stringContaining("no subtle"),
    });
  });
});

it.each([
  ["No credentials. Set AWS_ACCESS_KEY_ID", "CredentialsError", "No credentials. Set AWS_ACCESS_KEY_ID"],
  ["fetch failed", "TransportError", "ECONNREFUSED"],
  ["socket hang up", "TransportError", "socket hang up"],
])("reports %s itself, and a deeper cause only where fetch hides it", async (message, name, want) => {
  const reject = () => Promise.reject(new Error(message, { cause: new Error("ECONNREFUSED") }));
  const options = name === "CredentialsError" ? { credentials: reject } : { transport: reject };
  const error = await fault(call({ ...options, maxAttempts: 1 }));
  expect(error).toMatchObject({ name, message: expect.stringMatching(new RegExp(`: ${want}$`)) });
});

it("shows the value of no header in a message", async () => {
  const hooks: Hooks = {
    beforeRequest: ({ request }) => {
      request.headers["x-key"] = "pri\nvate";
    },
  };
  const error = await fault(call({ hooks, fetch: async () => Response.json({}), maxAttempts: 1 }));
  expect(error).toMatchObject({ name: "TransportError" });
  expect((error as Error).message).not.toMatch(/pri|vate/);
});

it("names the member that is missing", async () => {
  const nimble = createNimbleClient(given);
  await expect(nimble.startStreamingSession({ sessionId: "i" } as never)).rejects.toThrow(
    'StartStreamingSession cannot be sent: "studioId" is missing',
  );
});

it("has a cause only if there is one", async () => {
  const reply = await fault(call({ transport: async () => failure(400) }));
  const broken = await fault(call({ transport: () => Promise.reject(new Error("x")), maxAttempts: 1 }));
  expect([reply, broken].map((error) => Object.hasOwn(error as object, "cause"))).toEqual([false, true]);
});
