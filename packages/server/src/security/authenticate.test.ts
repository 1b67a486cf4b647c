import { type Credentials, createSigner } from "@callsheet/protocol";
import { nodeDigest } from "@callsheet/protocol/node";
import { describe, expect, it, vi } from "vitest";
import { platformDigest } from "#platform-digest";
import { createWidgets, post } from "../widgets.test-support.ts";
import type { Auth } from "./auth.ts";

const now = new Date("2026-01-15T22:45:51Z");
const plain = { accessKeyId: "AKIDPLAIN", secretAccessKey: "secret", identity: { account: "123456789012" } };
const temporary = { accessKeyId: "AKIDTEMP", secretAccessKey: "secret", sessionToken: "token" };
const ended = { accessKeyId: "AKIDENDED", secretAccessKey: "secret", expiration: new Date(0) };
const lookup = (id: string) => [plain, temporary, ended].find(({ accessKeyId }) => accessKeyId === id);

interface Change {
  readonly credentials?: Credentials;
  readonly service?: string;
  readonly region?: string;
  readonly time?: Date;
  readonly body?: string;
  /** Headers of the request as signed. */
  readonly headers?: Record<string, string>;
  /** Headers added, or with undefined removed, after signing. */
  readonly after?: Record<string, string | undefined>;
  /** The body as sent. */
  readonly sent?: string;
  readonly path?: string;
  readonly method?: string;
}

it("verifies with the digest of the platform by default", async () => {
  expect(await send({}, { credentials: lookup })).toMatchObject({ status: 200 });
  expect(await send({ sent: '{"id":"b"}' }, { credentials: lookup })).toMatchObject({ status: 403 });
  expect(platformDigest).toBe(nodeDigest);
});

async function send(change: Change = {}, auth: Auth = { credentials: lookup, digest: nodeDigest }) {
  const { body = '{"id":"a"}', sent = body, path = "/GetWidget" } = change;
  const own = { host: "widgets.test", "content-type": "application/json", ...change.headers };
  const scope = { region: change.region ?? "us-west-2", service: change.service ?? "widgets" };
  const request = { method: "POST", path: "/GetWidget", headers: own, body };
  const added = await createSigner(nodeDigest)(
    request,
    change.credentials ?? plain,
    scope,
    change.time ?? now,
  );
  const headers = new Headers({ ...own, ...added });
  for (const [name, value] of Object.entries(change.after ?? {})) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  const handler = vi.fn((_: unknown, context: { caller?: unknown; region: string }) => {
    return { widget: { id: "a", caller: context.caller, region: context.region } };
  });
  const options = { auth, region: "us-west-2", now: () => now };
  const service = createWidgets({ getWidget: handler as never }, options);
  const response = await service(post(path, sent, { headers, method: change.method ?? "POST" }));
  const { widget } = await response.json();
  return {
    status: response.status,
    error: response.headers.get("x-amzn-errortype"),
    widget,
    called: handler.mock.calls.length,
  };
}

const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const unsigned = { authorization: undefined };

describe("known keys", () => {
  it("let a signed request through and say who sent it", async () => {
    expect(await send()).toMatchObject({
      status: 200,
      widget: {
        caller: { accessKeyId: "AKIDPLAIN", identity: { account: "123456789012" } },
        region: "us-west-2",
      },
    });
    expect((await send({ credentials: temporary })).status).toBe(200);
    expect((await send({ time: minutes(-5) })).status).toBe(200);
  });

  it.each<[string, Change, string, number?]>([
    ["no Authorization", { after: unsigned }, "MissingAuthenticationTokenException"],
    ["a bearer token", { after: { authorization: "Bearer x" } }, "IncompleteSignature"],
    [
      "no signature",
      { after: { authorization: "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host" } },
      "IncompleteSignature",
    ],
    ["no date", { after: { "x-amz-date": undefined } }, "IncompleteSignature"],
    [
      "an unknown key",
      { credentials: { ...plain, accessKeyId: "AKIDNOBODY" } },
      "UnrecognizedClientException",
    ],
    [
      "a wrong session token",
      { credentials: { ...temporary, sessionToken: "nekot" } },
      "UnrecognizedClientException",
    ],
    ["an expired session", { credentials: ended }, "ExpiredTokenException"],
    ["a wrong secret", { credentials: { ...plain, secretAccessKey: "terces" } }, "InvalidSignatureException"],
    ["another body", { sent: '{"id":"b"}' }, "InvalidSignatureException"],
    [
      "a false payload hash",
      { headers: { "x-amz-content-sha256": "0".repeat(64) } },
      "InvalidSignatureException",
    ],
    ["another query", { path: "/GetWidget?a=b" }, "InvalidSignatureException"],
    ["six minutes ago", { time: minutes(-6) }, "InvalidSignatureException"],
    ["in six minutes", { time: minutes(6) }, "InvalidSignatureException"],
    ["another region", { region: "us-east-1" }, "InvalidSignatureException"],
    ["another service", { service: "gadgets" }, "InvalidSignatureException"],
    ["an x-amz header that is not signed", { after: { "x-amz-target": "x" } }, "InvalidSignatureException"],
    [
      "a presigned query alone",
      { path: "/GetWidget?X-Amz-Signature=0&X-Amz-Expires=604801", after: unsigned },
      "MissingAuthenticationTokenException",
    ],
    ["no signature on bad JSON", { sent: "{", after: unsigned }, "MissingAuthenticationTokenException"],
    [
      "no signature on a wrong content type",
      { after: { ...unsigned, "content-type": "text/plain" } },
      "MissingAuthenticationTokenException",
    ],
    [
      "no signature on a body over the limit",
      { sent: " ".repeat(2 << 20), after: unsigned },
      "MissingAuthenticationTokenException",
    ],
    [
      "an unknown key on a body over the limit",
      { sent: " ".repeat(2 << 20), credentials: { ...plain, accessKeyId: "AKIDNOBODY" } },
      "UnrecognizedClientException",
    ],
    [
      "a signature on a body over the limit",
      { body: " ".repeat(2 << 20) },
      "RequestEntityTooLargeException",
      413,
    ],
    [
      "no signature on an unknown path",
      { path: "/GetGadget", after: unsigned },
      "UnknownOperationException",
      404,
    ],
    ["no signature on a wrong method", { method: "PUT", after: unsigned }, "UnknownOperationException", 405],
  ])("refuse %s", async (_, change, error, status = 403) => {
    expect(await send(change)).toMatchObject({ status, error, called: 0 });
  });
});

describe("a lookup in a plain object", () => {
  const keys: Record<string, typeof plain> = { AKIDPLAIN: plain };
  const auth = { credentials: (id: string) => keys[id], digest: nodeDigest };

  it.each(["__proto__", "constructor", "toString", "valueOf"])(
    "lets nobody in as %s",
    async (accessKeyId) => {
      const answer = await send({ credentials: { accessKeyId, secretAccessKey: "undefined" } }, auth);
      expect(answer).toMatchObject({ status: 403, error: "UnrecognizedClientException", called: 0 });
    },
  );

  it("finds its members", async () => {
    expect((await send({}, auth)).status).toBe(200);
  });
});

describe("any well-formed signature", () => {
  it.each<[string, Change]>([
    ["a key that nobody knows", { credentials: { ...plain, accessKeyId: "AKIDNOBODY" } }],
    ["a secret that nobody knows", { credentials: { ...plain, secretAccessKey: "x" } }],
    ["a clock that is off", { time: minutes(600) }],
  ])("may have %s", async (_, change) => {
    expect((await send(change, "well-formed")).status).toBe(200);
  });

  it.each<[string, Change, string]>([
    ["missing", { after: unsigned }, "MissingAuthenticationTokenException"],
    ["malformed", { after: { authorization: "AWS4-HMAC-SHA256 x" } }, "IncompleteSignature"],
    ["of nobody", { credentials: { ...plain, accessKeyId: "" } }, "IncompleteSignature"],
    ["of an impossible day", { after: { "x-amz-date": "20260231T224551Z" } }, "IncompleteSignature"],
    ["for another service", { service: "gadgets" }, "InvalidSignatureException"],
  ])("must not be %s", async (_, change, error) => {
    expect(await send(change, "well-formed")).toMatchObject({ status: 403, error });
  });
});
