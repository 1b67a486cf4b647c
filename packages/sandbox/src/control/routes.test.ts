import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../sandbox.ts";
import { startSandbox } from "../start-sandbox.ts";

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

describe("a bad request gets a message", () => {
  test.each<[string, string, Call, number, RegExp]>([
    ["an unknown path", "/_sandbox/rest", {}, 404, /There is no \/_sandbox\/rest/],
    ["a name of prototypes", "/_sandbox/__proto__", {}, 404, /There is no/],
    ["another method", "/_sandbox/reset", {}, 405, /POST only/],
    [
      "an operation that does not exist",
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
      "an invalid clock",
      "/_sandbox/clock",
      { method: "POST", body: '{"advance":"soon"}' },
      400,
      /^\/advance: Expected milliseconds/,
    ],
    ["a negative speed", "/_sandbox/clock", { method: "POST", body: '{"speed":-1}' }, 400, /^\/speed: /],
    [
      "an unknown setting",
      "/_sandbox/settings",
      { method: "POST", body: '{"startSecond":1}' },
      400,
      /startSecond/,
    ],
    ["an empty fixture", "/_sandbox/load", { method: "POST", body: "\n" }, 400, /body is empty/],
    [
      "a fixture that contains itself",
      "/_sandbox/load",
      { method: "POST", body: "stages: &x [*x]" },
      400,
      /^body:1:\d+: \/stages\/0: This contains itself/,
    ],
    [
      "a fixture that is too deep",
      "/_sandbox/load",
      { method: "POST", body: "[".repeat(300_000) },
      400,
      /^body:1:33: Expected at most 32 levels/,
    ],
    ["invalid settings", "/_sandbox/settings", { method: "POST", body: "[]" }, 400, /Expected/],
    ["an invalid limit", "/_sandbox/state?limit=-1", {}, 400, /^limit: /],
    [
      "an invalid name of a world",
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

test("removing and resetting create no world, and work at the limit of worlds", async () => {
  const sandbox = await createSandbox({ maxWorlds: 1 });
  const headers = { "x-callsheet-world": "other" };
  await call(sandbox, "/_sandbox/clock");
  expect(await call(sandbox, "/_sandbox/world", { method: "DELETE", headers })).toMatchObject({
    status: 200,
  });
  expect(await call(sandbox, "/_sandbox/reset", { method: "POST", headers })).toMatchObject({ status: 200 });
  expect(await call(sandbox, "/_sandbox/clock", { headers })).toMatchObject({
    status: 503,
    body: { message: expect.stringMatching(/DELETE \/_sandbox\/worlds.*--max-worlds/) },
  });
  expect((await call(sandbox, "/_sandbox/worlds")).body).toEqual(["default"]);
  expect(await call(sandbox, "/_sandbox/worlds", { method: "DELETE" })).toMatchObject({ status: 200 });
  expect((await call(sandbox, "/_sandbox/worlds")).body).toEqual([]);
  expect(await call(sandbox, "/_sandbox/clock", { headers })).toMatchObject({ status: 200 });
  await sandbox.close();
});

test("one world too many is refused with 503, by the services too", async () => {
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
  test("needs the key if one is set", async () => {
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

  test("without a key answers only local hosts, so that no other name leads to it", async () => {
    const get = (host: string, sandbox = open) =>
      sandbox(new Request(`http://${host}/_sandbox/worlds`)).then(({ status }) => status);
    for (const host of ["127.0.0.1:4020", "localhost", "LOCALHOST:80", "[::1]:4020", "callsheet.localhost"])
      expect(await get(host), host).toBe(200);
    for (const host of [
      "rebind.example:4020",
      "127.0.0.1.evil.example",
      "192.168.0.7",
      "localhost.evil.example",
    ])
      expect(await get(host), host).toBe(403);
    const headers = { "x-callsheet-control-key": "a key" };
    const withKey = await keyed(new Request("http://box.lan/_sandbox/worlds", { headers }));
    expect(withKey.status).toBe(200);
  });

  test("refuses what other sites embed or link to", async () => {
    const from = (site: string) => call(open, "/_sandbox/state", { headers: { "sec-fetch-site": site } });
    expect(await from("cross-site")).toMatchObject({ status: 403 });
    for (const site of ["none", "same-origin", "same-site"])
      expect(await from(site), site).toMatchObject({ status: 200 });
    const headers = { "sec-fetch-site": "cross-site", origin: "http://localhost:5173" };
    expect(await call(open, "/_sandbox/state", { headers })).toMatchObject({ status: 200 });
  });

  test("needs a key that can be sent", async () => {
    for (const control of ["", " a", "schl\u00fcssel", "a\nb"])
      await expect(createSandbox({ control }), control).rejects.toThrow(/A control key is/);
  });

  test("is off on a port that others reach, unless it has a key", async () => {
    for (const [options, status] of [
      [{ host: "0.0.0.0" }, 403],
      [{ host: "0.0.0.0", control: true }, 403],
      [{ host: "0.0.0.0", control: "a-key" }, 200],
      [{ host: "127.0.0.1" }, 200],
    ] as const) {
      const { url, close } = await startSandbox(options);
      const headers = { "x-callsheet-control-key": "a-key" };
      const { port } = new URL(url);
      const answer = await fetch(`http://127.0.0.1:${port}/_sandbox/worlds`, { headers });
      expect(answer.status, JSON.stringify(options)).toBe(status);
      await close();
    }
  });

  test("refuses web pages", async () => {
    const post = (origin: string, type = "application/json") =>
      call(open, "/_sandbox/reset", { method: "POST", headers: { origin, "content-type": type } });
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
    const foreign = await call(open, "/_sandbox/reset", {
      method: "OPTIONS",
      headers: { origin: "https://evil.example" },
    });
    expect(foreign.headers.has("access-control-allow-origin")).toBe(false);
  });

  test("refuses forms, even of local pages: a change makes the browser ask first", async () => {
    const post = (headers: Record<string, string>) =>
      call(open, "/_sandbox/reset", { method: "POST", headers });
    const origin = "http://localhost:5173";
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=a",
      "Text/Plain;charset=UTF-8",
    ])
      expect(await post({ origin, "content-type": type }), type).toMatchObject({ status: 403 });
    expect(await post({ origin })).toMatchObject({ status: 403 });
    expect(await post({ "sec-fetch-site": "same-site" })).toMatchObject({ status: 403 });
    expect(await post({ "content-type": "application/x-www-form-urlencoded" })).toMatchObject({
      status: 200,
    });
  });
});

describe("the services", () => {
  const preflight = async (sandbox: Sandbox, origin: string) => {
    const wanted = "amz-sdk-invocation-id,authorization,content-type,x-amz-date,x-amz-user-agent,x-own";
    const headers = {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": wanted,
    };
    const answer = await call(sandbox, "/GetStage", { method: "OPTIONS", headers });
    return {
      origin: answer.headers.get("access-control-allow-origin"),
      headers: answer.headers.get("access-control-allow-headers") === wanted,
    };
  };

  test("let pages of this machine in, and no others", async () => {
    for (const origin of ["http://localhost:5173", "http://127.0.0.1:3000", "http://[::1]:1"])
      expect(await preflight(open, origin)).toEqual({ origin, headers: true });
    expect((await preflight(open, "https://evil.example")).origin).toBeNull();
    expect((await preflight(open, "null")).origin).toBeNull();
    const answer = await call(open, "/GetStage", {
      method: "POST",
      headers: { origin: "http://localhost:5173" },
    });
    expect(answer.headers.get("access-control-allow-origin")).toBe("http://localhost:5173");
    expect(answer.headers.get("access-control-expose-headers")).toBe("*");
  });

  test("let other pages in besides those, or none", async () => {
    const other = await createSandbox({ cors: { origins: ["https://app.example"] } });
    const none = await createSandbox({ cors: false });
    for (const origin of ["https://app.example", "http://localhost:5173"])
      expect((await preflight(other, origin)).origin).toBe(origin);
    expect((await preflight(other, "https://evil.example")).origin).toBeNull();
    expect((await preflight(none, "http://localhost:5173")).origin).toBeNull();
    await Promise.all([other.close(), none.close()]);
  });
});
