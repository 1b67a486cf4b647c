import { describe, expect, it, vi } from "vitest";
import type { Interceptor } from "../interceptor.ts";
import { createWidgets, post, read } from "../widgets.test-support.ts";

const service = createWidgets();

describe("the edge", () => {
  it.each<[string, Request, number, string]>([
    ["an unknown path", post("/GetGadget", {}), 404, "UnknownOperationException"],
    ["the root", post("/", {}), 404, "UnknownOperationException"],
    ["another case", post("/getwidget", {}), 404, "UnknownOperationException"],
    ["a trailing slash", post("/GetWidget/", {}), 404, "UnknownOperationException"],
    ["an empty label", post("/widgets//parts/b", {}, { method: "PUT" }), 404, "UnknownOperationException"],
    [
      "a label that cannot be decoded",
      post("/widgets/%ff/parts/b", "", { method: "PUT" }),
      400,
      "MalformedHttpRequestException",
    ],
    ["a long target", post(`/GetWidget?${"x".repeat(9000)}`, {}), 414, "MalformedHttpRequestException"],
    ["no JSON", post("/GetWidget", "{"), 400, "SerializationException"],
    ["JSON and more", post("/GetWidget", '{"id":"a"} {}'), 400, "SerializationException"],
    ["a list as body", post("/GetWidget", "[]"), 400, "SerializationException"],
    ["null as body", post("/GetWidget", "null"), 400, "SerializationException"],
    [
      "a deep body",
      post("/GetWidget", `{"id":"a","x":${"[".repeat(100)}${"]".repeat(100)}}`),
      400,
      "SerializationException",
    ],
    ["another type", post("/GetWidget", '{"id":1}'), 400, "SerializationException"],
    ["a lone surrogate", post("/GetWidget", '{"id":"\\ud800"}'), 400, "SerializationException"],
    ["no body where one is needed", post("/GetWidget"), 400, "ValidationException"],
    [
      "an inherited name as member",
      post("/GetWidget", '{"__proto__":{"id":"a"}}'),
      400,
      "ValidationException",
    ],
    [
      "a valid duplicate, then an invalid one",
      post("/GetWidget", '{"id":"a","id":"UP"}'),
      400,
      "ValidationException",
    ],
    [
      "no content type",
      post("/GetWidget", undefined, { body: new Uint8Array([123, 125]) }),
      415,
      "UnsupportedMediaTypeException",
    ],
    [
      "another content type",
      post("/GetWidget", "a=b", { headers: { "content-type": "text/plain" } }),
      415,
      "UnsupportedMediaTypeException",
    ],
    [
      "another charset",
      post("/GetWidget", "{}", { headers: { "content-type": "application/json; charset=utf-16" } }),
      415,
      "UnsupportedMediaTypeException",
    ],
    [
      "a coded body",
      post("/GetWidget", "{}", {
        headers: { "content-type": "application/json", "content-encoding": "gzip" },
      }),
      415,
      "UnsupportedMediaTypeException",
    ],
    [
      "an Accept that cannot be met",
      post("/GetWidget", '{"id":"a"}', {
        headers: { "content-type": "application/json", accept: "text/html, application/json;q=0" },
      }),
      406,
      "NotAcceptableException",
    ],
    [
      "invalid UTF-8",
      post("/GetWidget", undefined, {
        body: new Uint8Array([0x22, 0xff, 0x22]),
        headers: { "content-type": "application/json" },
      }),
      400,
      "SerializationException",
    ],
    ["a large body", post("/GetWidget", `"${"x".repeat(1 << 20)}"`), 413, "RequestEntityTooLargeException"],
    [
      "an empty header member",
      post("/widgets/a/parts/b", undefined, { method: "PUT", headers: { "x-token": "" } }),
      400,
      "ValidationException",
    ],
  ])("answers %s", async (_, request, status, error) => {
    const answer = await read(await service(request));
    expect({ status: answer.status, error: answer.error }).toEqual({ status, error });
    expect(answer.body.exceptionMessage).toMatch(/\w/);
    expect(answer.headers.get("x-amzn-requestid")).toMatch(/\w/);
    expect((await service(post("/GetWidget", { id: "a" }))).status).toBe(200);
  });

  it.each(["", " ", ",", "*/*", "application/*;q=0.1", "text/html, application/json"])(
    "meets the Accept %j",
    async (accept) => {
      const headers = { "content-type": "application/json", accept };
      expect((await service(post("/GetWidget", '{"id":"a"}', { headers }))).status).toBe(200);
    },
  );

  it.each(["", "  "])("treats the Content-Type %j as absent", async (type) => {
    const headers = { "content-type": type };
    const { status, body } = await read(await service(post("/GetWidget", '{"id":"a"}', { headers })));
    expect([status, body.message]).toEqual([
      415,
      "The request has a body but no Content-Type; send application/json.",
    ]);
  });

  it("answers a wrong method with the right ones, and HEAD without a body", async () => {
    const { status, error, headers, body } = await read(
      await service(new Request("http://w.test/GetWidget")),
    );
    expect({ status, error, allow: headers.get("allow") }).toEqual({
      status: 405,
      error: "UnknownOperationException",
      allow: "POST",
    });
    expect(Object.keys(body)).toEqual(["message", "exceptionMessage"]);
    const head = await service(new Request("http://w.test/GetWidget", { method: "HEAD" }));
    expect([head.status, await head.text()]).toEqual([405, ""]);
    expect((await service(new Request("http://w.test/GetWidget", { method: "OPTIONS" }))).status).toBe(405);
  });

  it("says in AWS's words which members break which constraints", async () => {
    const { body } = await read(
      await service(post("/GetWidget", { id: "", size: 59, tags: ["red", "red", "x"] })),
    );
    expect(Object.keys(body)).toEqual(["exceptionMessage"]);
    expect(body.exceptionMessage).toBe(
      "5 validation errors detected. Value with length 0 at '/id' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
        "Value at '/size' failed to satisfy constraint: Member must be greater than or equal to 60; " +
        "Value with length 3 at '/tags' failed to satisfy constraint: Member must have length less than or equal to 2; " +
        "Value at '/tags/2' failed to satisfy constraint: Member must satisfy enum value set: [red, blue]; " +
        "Value at '/tags' failed to satisfy constraint: Member must have unique values",
    );
    const missing = await read(await service(post("/GetWidget", {})));
    expect(missing.body.exceptionMessage).toBe(
      "1 validation error detected. Value at '/id' failed to satisfy constraint: Member must not be null",
    );
  });

  it.each<[string, () => string]>([
    ["has a line break", () => "a\r\nb"],
    ["is beyond Latin-1", () => "\u{1f44d}"],
    ["is not text", () => 7 as never],
    [
      "cannot be created",
      () => {
        throw new Error("secret");
      },
    ],
  ])("answers 500 where a request id %s, and logs it", async (_, requestId) => {
    const logger = { warn: vi.fn(), error: vi.fn() };
    const { status, error, body, headers } = await read(
      await createWidgets({}, { requestId, logger })(post("/GetWidget", { id: "a" })),
    );
    expect([status, error, body.message]).toEqual([500, "InternalFailure", "An internal error occurred."]);
    expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(logger.error).toHaveBeenCalledExactlyOnceWith(
      "The option requestId failed.",
      expect.objectContaining({ reason: expect.any(String) }),
    );
  });

  it("answers the health check without a signature", async () => {
    const guarded = createWidgets({}, { auth: "well-formed" });
    const healthy = await guarded(new Request("http://w.test/health"));
    expect([healthy.status, healthy.headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
    expect((await createWidgets({}, { health: false })(new Request("http://w.test/health"))).status).toBe(
      404,
    );
  });

  it("answers pages of allowed origins", async () => {
    const open = createWidgets({}, { cors: { origins: ["https://app.test"] } });
    const preflight = (origin: string) =>
      open(
        new Request("http://w.test/GetWidget", {
          method: "OPTIONS",
          headers: { origin, "access-control-request-method": "POST" },
        }),
      );
    const { status, headers } = await preflight("https://app.test");
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-methods")).toBe("POST");
    expect(headers.get("access-control-allow-origin")).toBe("https://app.test");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect((await preflight("https://evil.test")).headers.get("access-control-allow-origin")).toBeNull();
    const answer = await open(post("/GetWidget", {}, { headers: { origin: "https://app.test" } }));
    expect(answer.headers.get("access-control-expose-headers")).toContain("x-amzn-ErrorType");
  });

  it.each([
    ["https://app.test", "https://app.test"],
    ["https://evil.test", null],
  ])("replaces a handler's %s by the policy's", async (origin, allowed) => {
    const wide: Interceptor = async (_, next) => {
      const outgoing = await next();
      return {
        ...outgoing,
        headers: [...outgoing.headers, "access-control-allow-origin", "*", "vary", "accept"],
      };
    };
    const open = createWidgets({}, { cors: { origins: ["https://app.test"] }, interceptors: [wide] });
    const { headers } = await open(post("/GetWidget", {}, { headers: { origin } }));
    expect(headers.get("access-control-allow-origin")).toBe(allowed);
    expect(headers.get("vary")).toBe("accept, Origin");
  });
});
