import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../sandbox.ts";

let open: Sandbox;
let keyed: Sandbox;
let closed: Sandbox;
beforeAll(async () => {
  open = await createSandbox({ maxWorlds: 3 });
  keyed = await createSandbox({ control: "a key" });
  closed = await createSandbox({ control: false });
});
afterAll(() => Promise.all([open.close(), keyed.close(), closed.close()]));

interface Call {
  readonly method?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

async function call(sandbox: Sandbox, path: string, { method = "GET", body, headers = {} }: Call = {}) {
  const response = await sandbox(
    new Request(`http://127.0.0.1:4020${path}`, { method, headers, ...(body !== undefined && { body }) }),
  );
  const text = await response.text();
  return {
    status: response.status,
    error: response.headers.get("x-amzn-errortype"),
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

test("lists its routes", async () => {
  const { status, body } = await call(open, "/_sandbox");
  expect(status).toBe(200);
  expect(body.routes).toContain("POST /_sandbox/reset");
});

describe("a bad request is answered in words", () => {
  test.each<[string, string, Call, number, RegExp]>([
    ["an unknown path", "/_sandbox/rest", {}, 404, /There is no \/_sandbox\/rest/],
    ["a name of prototypes", "/_sandbox/__proto__", {}, 404, /There is no/],
    ["another method", "/_sandbox/reset", {}, 405, /POST only/],
    [
      "an operation that there is not",
      "/_sandbox/faults",
      { method: "POST", body: '{"operation":"GetStag","throttle":true}' },
      400,
      /\/operation: .*"GetStage"/,
    ],
    ["a body that is not JSON", "/_sandbox/faults", { method: "POST", body: "{" }, 400, /not JSON/],
    [
      "a body that is not UTF-8",
      "/_sandbox/faults",
      { method: "POST", body: new Uint8Array([0xff]) },
      400,
      /not UTF-8/,
    ],
    [
      "a fixture with a mistake",
      "/_sandbox/load",
      { method: "POST", body: "stages: 3" },
      400,
      /^body:1:9: \/stages: /,
    ],
    [
      "a clock that is none",
      "/_sandbox/clock",
      { method: "POST", body: '{"advance":"soon"}' },
      400,
      /^\/advance: Expected milliseconds/,
    ],
    ["a speed below nothing", "/_sandbox/clock", { method: "POST", body: '{"speed":-1}' }, 400, /^\/speed: /],
    [
      "an unknown setting",
      "/_sandbox/settings",
      { method: "POST", body: '{"startSecond":1}' },
      400,
      /startSecond/,
    ],
    ["settings that are none", "/_sandbox/settings", { method: "POST", body: "[]" }, 400, /Expected/],
    ["a limit that is none", "/_sandbox/state?limit=-1", {}, 400, /^limit: /],
    [
      "a bad name of a world",
      "/_sandbox/state",
      { headers: { "x-callsheet-world": "../x" } },
      400,
      /1 to 64 letters/,
    ],
  ])("%s", async (_, path, request, status, message) => {
    const answer = await call(open, path, request);
    expect(answer).toMatchObject({
      status,
      error: expect.any(String),
      body: { message: expect.stringMatching(message) },
    });
  });
});

test("a world that is one too many is refused with 503, by the services too", async () => {
  for (const world of ["default", "a", "b"])
    await call(open, "/_sandbox/clock", { headers: { "x-callsheet-world": world } });
  const headers = { "x-callsheet-world": "c", "content-type": "application/json" };
  expect(await call(open, "/_sandbox/clock", { headers })).toMatchObject({ status: 503 });
  const body = '{"arn":"arn:aws:ivs:us-west-2:123456789012:stage/a"}';
  expect(await call(open, "/GetStage", { method: "POST", headers, body })).toMatchObject({
    status: 503,
    error: "ServiceUnavailable",
  });
  await call(open, "/_sandbox/world", { method: "DELETE", headers: { "x-callsheet-world": "a" } });
  expect(await call(open, "/_sandbox/clock", { headers })).toMatchObject({ status: 200 });
  expect((await call(open, "/_sandbox/worlds")).body).toEqual(["b", "c", "default"]);
});

describe("access", () => {
  test("needs the key where there is one", async () => {
    expect(await call(keyed, "/_sandbox/state")).toMatchObject({
      status: 403,
      error: "AccessDeniedException",
    });
    const headers = { "x-callsheet-control-key": "a kez" };
    expect(await call(keyed, "/_sandbox/state", { headers })).toMatchObject({ status: 403 });
    headers["x-callsheet-control-key"] = "a key";
    expect(await call(keyed, "/_sandbox/state", { headers })).toMatchObject({ status: 200 });
  });

  test("can be off, but not in process", async () => {
    expect(await call(closed, "/_sandbox/state")).toMatchObject({ status: 403 });
    await closed.control().reset();
  });

  test("is not for pages of the web", async () => {
    const post = (origin: string) => call(open, "/_sandbox/reset", { method: "POST", headers: { origin } });
    expect(await post("https://evil.example")).toMatchObject({ status: 403 });
    expect(await post("https://localhost.evil.example")).toMatchObject({ status: 403 });
    expect(await post("null")).toMatchObject({ status: 403 });
    const local = await post("http://localhost:5173");
    expect(local.status).toBe(200);
    expect(local.headers.get("access-control-allow-origin")).toBe("http://localhost:5173");
    const preflight = await call(open, "/_sandbox/reset", {
      method: "OPTIONS",
      headers: { origin: "http://localhost:5173" },
    });
    expect(preflight).toMatchObject({ status: 204 });
    expect(preflight.headers.get("access-control-allow-headers")).toContain("x-callsheet-world");
  });
});
