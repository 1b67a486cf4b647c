import type { ClientOptions, HttpRequest, Transport } from "@callsheet/client";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type GeneratedModules, generateModules } from "./generated-modules.ts";

const operation = (operationId: string, security?: object[]) => ({
  get: {
    operationId,
    ...(security && { security }),
    responses: { 200: { description: "Done." }, 403: { description: "No." } },
  },
});

const document = {
  openapi: "3.1.0",
  info: { title: "Probe", version: "1" },
  servers: [{ url: "https://api.example.com/v1" }],
  security: [{ token: [] }],
  paths: {
    "/token": operation("token"),
    "/open": operation("open", []),
    "/optional": operation("optional", [{}, { token: [] }]),
    "/user": operation("user", [{ user: [] }]),
    "/header": operation("header", [{ headerKey: [] }]),
    "/query": operation("query", [{ queryKey: [] }]),
    "/cookie": operation("cookie", [{ cookieKey: [] }]),
    "/either": operation("either", [{ user: [] }, { headerKey: [], queryKey: [] }, { login: ["read"] }]),
    "/certificate": operation("certificate", [{ certificate: [] }]),
  },
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer" },
      user: { type: "http", scheme: "basic" },
      headerKey: { type: "apiKey", in: "header", name: "X-Key" },
      queryKey: { type: "apiKey", in: "query", name: "api key" },
      cookieKey: { type: "apiKey", in: "cookie", name: "sid" },
      login: { type: "oauth2", flows: { implicit: { authorizationUrl: "https://e.example", scopes: {} } } },
      certificate: { type: "mutualTLS" },
    },
  },
};

/** A developer's keys, which are nobody else's business. */
const aws = {
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "aws-secret",
  AWS_SESSION_TOKEN: "aws-session-token",
  AWS_REGION: "us-west-2",
  AWS_ENDPOINT_URL: "http://aws.example",
};

let probe: GeneratedModules;
beforeAll(async () => {
  probe = await generateModules(document);
}, 60_000);
afterEach(() => void vi.unstubAllEnvs());

/** Calls an operation, and returns what was sent. */
async function send(name: string, auth?: object, options: ClientOptions = {}): Promise<HttpRequest[]> {
  const sent: HttpRequest[] = [];
  const transport: Transport = async (request) => {
    sent.push(request);
    return new Response(null, { status: 200 });
  };
  await probe.createClient({ transport, ...(auth && { auth }), ...options })[name]?.({});
  return sent;
}

const secrets = {
  token: "bearer-secret",
  login: "login-secret",
  headerKey: "header-secret",
  queryKey: "query secret",
  cookieKey: "cookie-secret",
  user: { username: "ann", password: "pass:word" },
};

describe("credentials", () => {
  it.each([
    ["token", { headers: { authorization: "Bearer bearer-secret" } }],
    ["user", { headers: { authorization: `Basic ${btoa("ann:pass:word")}` } }],
    ["header", { headers: { "x-key": "header-secret" } }],
    ["query", { url: "https://api.example.com/v1/query?api%20key=query%20secret", headers: {} }],
    ["cookie", { headers: { cookie: "sid=cookie-secret" } }],
    ["open", { headers: {} }],
    ["certificate", { headers: {} }],
  ])("are sent as the document says: %s", async (name, want) => {
    const [request] = await send(name, secrets);
    expect(request).toMatchObject({ method: "GET", url: `https://api.example.com/v1/${name}`, ...want });
    expect(request?.headers).toEqual(want.headers);
  });

  it.each([
    ["all", secrets, `Basic ${btoa("ann:pass:word")}`, undefined],
    ["two keys", { headerKey: "a", queryKey: "b" }, undefined, "a"],
    ["the last alone", { login: "c", headerKey: "a" }, "Bearer c", undefined],
  ])("are of the first known alternative: %s", async (_, auth, authorization, key) => {
    const [request] = await send("either", auth);
    expect([request?.headers.authorization, request?.headers["x-key"]]).toEqual([authorization, key]);
  });

  it("come from a function, called for each attempt", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    let asked = 0;
    const sent: string[] = [];
    const transport: Transport = async ({ headers }) => {
      sent.push(headers.authorization ?? "");
      return new Response(null, { status: sent.length > 1 ? 200 : 503 });
    };
    const auth = { token: async () => `t${++asked}` };
    await probe.createClient({ transport, auth } as ClientOptions).token?.({});
    expect(sent).toEqual(["Bearer t1", "Bearer t2"]);
    vi.restoreAllMocks();
  });

  it("may be omitted where anyone may call", async () => {
    expect((await send("optional"))[0]?.headers).toEqual({});
    expect((await send("optional", secrets))[0]?.headers).toEqual({ authorization: "Bearer bearer-secret" });
  });

  it("may be omitted by an anonymous caller, as with a mock", async () => {
    expect((await send("token", undefined, { credentials: "anonymous" }))[0]?.headers).toEqual({});
  });
});

describe("what is missing", () => {
  it.each([
    ["token", undefined, "Set the option auth.token"],
    ["token", { user: secrets.user }, "Set the option auth.token"],
    ["token", { token: undefined }, "Set the option auth.token"],
    ["token", { token: () => undefined }, '"token" must be given'],
    ["token", { token: "" }, '"token" must be a text that is not empty'],
    ["token", { token: "a\nb" }, '"token" must be safe text'],
    ["user", { user: "ann" }, '"user" must be a `username` and a `password`'],
    ["either", {}, "auth.user, or auth.headerKey and auth.queryKey, or auth.login"],
    ["token", { token: () => Promise.reject(new Error("no login")) }, "no login"],
  ])("is one CredentialsError, and nothing is sent: %s %o", async (name, auth, message) => {
    const transport = vi.fn<Transport>();
    const call = send(name, auth, { transport });
    await expect(call).rejects.toMatchObject({
      name: "CredentialsError",
      attempts: 1,
      message: expect.stringContaining(message),
    });
    expect(transport).not.toHaveBeenCalled();
  });

  it("is reported by hand-written clients, too, before any call", async () => {
    const { createClient } = await import("@callsheet/client");
    const { token } = probe.operations;
    if (!token) throw new Error("The document has no such operation.");
    expect(() => createClient(token.service, { token }, {})).toThrow(
      new TypeError("token needs the part `security`"),
    );
  });
});

describe("secrets", () => {
  it("of AWS go nowhere else, not even from the environment", async () => {
    for (const [name, value] of Object.entries(aws)) vi.stubEnv(name, value);
    for (const name of ["token", "open", "user", "header", "query", "cookie"]) {
      const [request] = await send(name, secrets);
      expect(request?.url).toMatch(/^https:\/\/api\.example\.com\/v1\//);
      expect(JSON.stringify(request)).not.toMatch(/AKID|aws-|x-amz/);
    }
    await expect(send("token")).rejects.toMatchObject({ name: "CredentialsError" });
    // Even given explicitly, they sign nothing that the document does not sign.
    const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "aws-secret" };
    expect(JSON.stringify(await send("token", secrets, { credentials }))).not.toMatch(/AKID|x-amz/);
  });

  it.each(["token", "user", "header", "query", "cookie"])(
    "are in no error and in nothing that hooks see: %s",
    async (name) => {
      const seen: unknown[] = [];
      const look = (attempt: object) => void seen.push(structuredClone(JSON.parse(JSON.stringify(attempt))));
      const hooks = {
        beforeCall: look,
        beforeRequest: look,
        afterResponse: look,
        beforeRetry: look,
        onError: look,
      };
      for (const status of [403, 500, 302]) {
        const transport: Transport = async () =>
          new Response("{}", { status, headers: { location: "https://elsewhere.example" } });
        const error = await send(name, secrets, { transport, hooks, maxAttempts: 1 }).catch((e: Error) => e);
        seen.push(`${error}`, (error as Error).stack, JSON.stringify(error));
      }
      expect(seen.length).toBeGreaterThan(10);
      expect(JSON.stringify(seen)).not.toMatch(/secret|pass:word|YW5uOnBhc3M/);
    },
  );

  it("do not follow a redirect", async () => {
    const calls: string[] = [];
    const handler = async (request: Request) => {
      calls.push(request.url);
      expect(request.redirect).toBe("manual");
      return new Response(null, { status: 307, headers: { location: "https://elsewhere.example/" } });
    };
    const endpoint = "https://api.example.com";
    const client = probe.createClient({ fetch: handler, endpoint, auth: secrets } as ClientOptions);
    await expect(client.token?.({})).rejects.toMatchObject({ status: 307, name: "UnknownError" });
    expect(calls).toEqual(["https://api.example.com/token"]);
  });
});
