import {
  createSigner,
  type Operation,
  type Security,
  type SecurityScheme,
  type Service,
} from "@callsheet/protocol";
import { nodeDigest } from "@callsheet/protocol/node";
import { describe, expect, it, vi } from "vitest";
import { createService } from "../create-service.ts";
import type { Validator } from "../definition.ts";
import type { Auth } from "./auth.ts";

const anything: Validator = { is: () => true, errors: () => [] };
const schemes: Record<string, SecurityScheme> = {
  token: { type: "bearer" },
  header: { type: "apiKey", in: "header", name: "X-Key" },
  session: { type: "apiKey", in: "cookie", name: "sid" },
  signature: { type: "sigV4" },
  certificate: { type: "other" },
};

/** A service with one operation that has a requirement. */
function createGuarded(security: Security | undefined, auth?: Auth, profile: Service["profile"] = "http") {
  const service: Service = {
    id: "guarded",
    name: "Guarded",
    profile,
    server: { url: "https://guarded.example.com" },
    signingName: "guarded",
    schemes,
  };
  const operation: Operation = {
    service,
    name: "act",
    method: "POST",
    path: "/act",
    codec: "full",
    input: { body: "payload", contents: [{ type: "text/plain", form: "text" }] },
    outcomes: [{ status: 200, body: "members" }],
    ...(security && { security }),
  };
  const logger = { warn: vi.fn(), error: vi.fn() };
  const handler = createService(
    { service, operations: { act: { operation, input: anything, output: anything, errors: {} } } },
    {
      act: (_: unknown, { identity, caller }: { identity: unknown; caller: unknown }) => ({
        identity,
        caller,
      }),
    } as never,
    { logger, ...(auth !== undefined && { auth }) },
  );
  const call = async (headers: Record<string, string> = {}, body = "x") => {
    const request = new Request("http://guarded.test/act", {
      method: "POST",
      headers: { "content-type": "text/plain", ...headers },
      body,
    });
    const response = await handler(request);
    return {
      status: response.status,
      body: (await response.json()) as unknown,
      challenge: response.headers.get("www-authenticate"),
    };
  };
  return { call, logger };
}

describe("keys", () => {
  it("are read from headers and cookies", async () => {
    const { call } = createGuarded([["header"], ["session"]], {
      header: (key) => key === "k" && "by header",
      session: (key) => key === "s" && "by cookie",
    });
    expect(await call({ "x-key": "k" })).toMatchObject({ status: 200, body: { identity: "by header" } });
    expect(await call({ cookie: "a=b; sid=s" })).toMatchObject({
      status: 200,
      body: { identity: "by cookie" },
    });
    expect(await call({ cookie: "sid=s; sid=t" })).toMatchObject({ status: 401 });
    expect((await call()).challenge).toBe(
      'ApiKey realm="Guarded", in="header", name="X-Key", ApiKey realm="Guarded", in="cookie", name="sid"',
    );
  });
});

describe("a verifier", () => {
  it("runs before a body is read", async () => {
    const { call } = createGuarded([["token"]], { token: () => undefined });
    expect(await call({ authorization: "Bearer a" }, "x".repeat(2_000_000))).toMatchObject({ status: 401 });
  });

  it("of a scheme of another kind reads the request itself", async () => {
    const { call } = createGuarded([["certificate"]], {
      certificate: (_, { request }) => request.header("x-client-subject"),
    });
    expect(await call({ "x-client-subject": "CN=ada" })).toMatchObject({
      status: 200,
      body: { identity: "CN=ada" },
    });
    expect(await call()).toMatchObject({ status: 401 });
  });

  it("that fails is an internal error, and lets nobody in", async () => {
    const { call, logger } = createGuarded([["token"]], {
      token: () => Promise.reject(new Error("database down")),
    });
    const answer = await call({ authorization: "Bearer a" });
    expect(answer).toMatchObject({ status: 500, body: { detail: "An internal error occurred." } });
    expect(logger.error).toHaveBeenCalledOnce();
  });

  it("may forbid, unless another alternative lets the caller in", async () => {
    const forbid: Auth = { token: (_, context) => Promise.reject(context.forbid()), header: () => "key" };
    const { call } = createGuarded([["token"], ["header"]], forbid);
    expect(await call({ authorization: "Bearer a" })).toMatchObject({ status: 403 });
    expect(await call({ authorization: "Bearer a", "x-key": "k" })).toMatchObject({ status: 200 });
  });
});

describe("a service without verifiers", () => {
  it("refuses secured operations, and warns once", async () => {
    const { call, logger } = createGuarded([["token"], ["header"]]);
    expect(await call({ authorization: "Bearer a" })).toMatchObject({ status: 401 });
    expect(logger.warn.mock.calls.map(([, fields]) => fields)).toEqual([
      { service: "Guarded", schemes: ["token", "header"] },
    ]);
  });

  it("lets everyone call open operations, and all operations when switched off", async () => {
    expect((await createGuarded([]).call()).status).toBe(200);
    expect((await createGuarded(undefined).call()).status).toBe(200);
    expect((await createGuarded([["token"]], "off").call()).status).toBe(200);
    expect((await createGuarded([["token"], []]).call()).status).toBe(200);
  });

  it("ignores signatures, as AWS's stand-ins do", async () => {
    const { call, logger } = createGuarded([["signature"]], undefined, "aws");
    expect((await call()).status).toBe(200);
    expect(logger.warn).not.toHaveBeenCalled();
  });
});

describe("a signature", () => {
  const known = { accessKeyId: "AKID", secretAccessKey: "secret", identity: "ada" };
  const sign = async (body = "x") => {
    const headers = { host: "guarded.test", "content-type": "text/plain" };
    const scope = { region: "us-west-2", service: "guarded" };
    const added = await createSigner(nodeDigest)(
      { method: "POST", path: "/act", headers, body },
      known,
      scope,
      new Date(),
    );
    return { ...headers, ...added };
  };
  const credentials = (id: string) => (id === known.accessKeyId ? known : undefined);

  it("is an alternative like any other", async () => {
    const { call } = createGuarded(
      [["signature"], ["token"]],
      { signature: { credentials }, token: () => "bob" },
      "aws",
    );
    expect(await call(await sign())).toMatchObject({
      status: 200,
      body: { identity: "ada", caller: { accessKeyId: "AKID" } },
    });
    expect(await call(await sign("y"))).toMatchObject({ status: 403 });
    expect(await call({ authorization: "Bearer a" })).toMatchObject({
      status: 200,
      body: { identity: "bob" },
    });
  });

  it("is not required where the document requires nothing, or something else", async () => {
    expect((await createGuarded([], { credentials }, "aws").call()).status).toBe(200);
    const { call, logger } = createGuarded([["token"]], { credentials }, "aws");
    expect((await call(await sign())).status).toBe(401);
    expect(logger.warn).toHaveBeenCalledOnce();
    expect((await createGuarded(undefined, { credentials }, "aws").call()).status).toBe(403);
  });
});

it("names a verifier without a scheme in the document", () => {
  expect(() => createGuarded([], { tokens: () => 1 })).toThrow(
    "Guarded has no security scheme for the verifier tokens.",
  );
});
