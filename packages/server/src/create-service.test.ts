import { describe, expect, it, vi } from "vitest";
import { combine } from "./combine.ts";
import { createService } from "./create-service.ts";
import { Fault } from "./fault.ts";
import {
  createWidgets,
  definitions,
  echo,
  post,
  type WidgetHandlers,
  widgets,
} from "./widgets.test-support.ts";

const service = createWidgets();

async function read(response: Response) {
  const { status, headers } = response;
  const text = await response.text();
  return { status, error: headers.get("x-amzn-errortype"), body: text && JSON.parse(text), headers };
}

describe("a good request", () => {
  it("reaches its handler as a flat input and comes back as JSON with a request id", async () => {
    const { status, body, headers } = await read(await service(post("/GetWidget", { id: "ab", size: 61 })));
    expect({ status, body }).toEqual({ status: 200, body: { widget: { id: "ab", size: 61 } } });
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("brings labels, headers and body members together, each decoded once", async () => {
    const request = post("/widgets/a%2Fb/parts/%2525?x=1", '{"turns":3}', {
      method: "PUT",
      headers: { "content-type": "application/json; charset=UTF-8", "x-token": "t" },
    });
    const { body } = await read(await service(request));
    expect(JSON.parse(body.fitted)).toEqual(["a/b", "%25", "t", 3]);
  });

  it("may leave out an optional body and its type", async () => {
    const { body } = await read(await service(post("/widgets/a/parts/b", undefined, { method: "PUT" })));
    expect(JSON.parse(body.fitted)).toEqual(["a", "b", null, null]);
  });

  it("may say null for absent", async () => {
    expect((await service(post("/GetWidget", '{"id":"ab","size":null,"tags":null}'))).status).toBe(200);
  });

  it("sends output members bound to headers as headers alone", async () => {
    const bound = createWidgets({ getWidget: () => ({ widget: { id: "a" }, etag: '"1"' }) });
    const { headers, body } = await read(await bound(post("/GetWidget", { id: "a" })));
    expect(headers.get("etag")).toBe('"1"');
    expect(body).toEqual({ widget: { id: "a" } });
  });

  it("gives the handler a context", async () => {
    let seen: unknown;
    const curious = createWidgets(
      {
        getWidget: (input, context) => {
          const { requestId, caller, region, operation } = context;
          seen = { requestId, caller, region, name: operation.name, aborted: context.signal.aborted };
          return { widget: { id: input.id } };
        },
      },
      { region: "eu-west-1", requestId: () => "request-1" },
    );
    const { headers } = await read(await curious(post("/GetWidget", { id: "a" })));
    expect(headers.get("x-amzn-requestid")).toBe("request-1");
    expect(seen).toEqual({
      requestId: "request-1",
      caller: undefined,
      region: "eu-west-1",
      name: "GetWidget",
      aborted: false,
    });
  });
});

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
      "a good duplicate, then a bad one",
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

  it("answers the health check without a signature", async () => {
    const guarded = createWidgets({}, { auth: "well-formed" });
    expect((await guarded(new Request("http://w.test/health"))).status).toBe(200);
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
    expect((await preflight("https://evil.test")).headers.get("access-control-allow-origin")).toBeNull();
    const answer = await open(post("/GetWidget", {}, { headers: { origin: "https://app.test" } }));
    expect(answer.headers.get("access-control-expose-headers")).toContain("x-amzn-ErrorType");
  });
});

describe("a handler", () => {
  const failing = (getWidget: WidgetHandlers["getWidget"], production = false) => {
    const error = vi.fn();
    const logger = { warn: vi.fn(), error };
    const service = createWidgets({ getWidget }, { logger, validateResponses: !production });
    return { error, call: async () => read(await service(post("/GetWidget", { id: "a" }))) };
  };

  it("throws declared errors", async () => {
    const { call } = failing((_, context) => {
      throw context.error("ResourceNotFoundException", { exceptionMessage: "gone" });
    });
    const { status, error, body, headers } = await call();
    expect({ status, error, body }).toEqual({
      status: 404,
      error: "ResourceNotFoundException",
      body: { exceptionMessage: "gone" },
    });
    expect(headers.get("x-frame-options")).toBe("DENY");
  });

  it.each<[string, WidgetHandlers["getWidget"], object]>([
    [
      "throws",
      () => {
        throw new Error("secret");
      },
      { reason: "secret" },
    ],
    [
      "throws nothing",
      () => {
        throw undefined;
      },
      { error: "undefined" },
    ],
    ["rejects", () => Promise.reject(new TypeError("secret")), { error: "TypeError" }],
    ["returns nothing", () => undefined as never, { violations: ["/ must have required property 'widget'"] }],
    [
      "returns another type",
      () => ({ widget: { id: 7 as never } }),
      { violations: ["/widget/id must be string"] },
    ],
    [
      "throws what is not declared",
      (_, context) => {
        throw context.error("ConflictException" as never, {} as never);
      },
      { error: "ConflictException" },
    ],
    [
      "throws a wrong body",
      (_, context) => {
        throw context.error("ValidationException", { exceptionMessage: 7 as never });
      },
      { violations: ["/exceptionMessage must be string"] },
    ],
    ["sets a header with a line break", () => ({ widget: { id: "a" }, etag: "a\r\nb: c" }), {}],
  ])("that %s makes a 500 and a log line", async (_, getWidget, fields) => {
    const { call, error } = failing(getWidget);
    const answer = await call();
    expect([answer.status, answer.error]).toEqual([500, "InternalFailure"]);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|at /);
    expect(error).toHaveBeenCalledOnce();
    expect(error.mock.calls[0]?.[1]).toMatchObject({ operation: "GetWidget", ...fields });
  });

  it("is not held against the contract where that is switched off", async () => {
    const { call } = failing(() => ({ widget: { id: 7 as never } }), true);
    expect((await call()).body).toEqual({ widget: { id: 7 } });
  });

  it("may throw a fault", async () => {
    const { call } = failing(() => {
      throw new Fault("ThrottlingException", 400, "Rate exceeded");
    });
    expect(await call()).toMatchObject({ status: 400, error: "ThrottlingException" });
  });

  it("must be there", () => {
    expect(() => createService(widgets, definitions, { getWidget: echo.getWidget } as never)).toThrow(
      "Widgets has no handler for fitPart.",
    );
  });

  it("keeps its object as `this`", async () => {
    class Handlers implements WidgetHandlers {
      readonly id = "mine";
      getWidget() {
        return { widget: { id: this.id } };
      }
      fitPart() {
        return { fitted: "" };
      }
    }
    const service = createService(widgets, definitions, new Handlers());
    expect((await read(await service(post("/GetWidget", { id: "a" })))).body).toEqual({
      widget: { id: "mine" },
    });
  });
});

describe("load", () => {
  it("beyond the limit is refused with Retry-After", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const busy = createWidgets(
      { getWidget: async () => gate.then(() => ({ widget: { id: "a" } })) },
      { limits: { concurrency: 1 } },
    );
    const first = busy(post("/GetWidget", { id: "a" }));
    const second = await read(await busy(post("/GetWidget", { id: "a" })));
    expect([second.status, second.error, second.headers.get("retry-after")]).toEqual([
      503,
      "ServiceUnavailable",
      "1",
    ]);
    release();
    expect((await first).status).toBe(200);
    expect((await busy(post("/GetWidget", { id: "a" }))).status).toBe(200);
  });
});

describe("interceptors", () => {
  it("wrap calls from the outside in and see errors as answers", async () => {
    const seen: unknown[] = [];
    const trace =
      (name: string) =>
      async (call: { operation: { name: string } }, next: () => Promise<{ status: number }>) => {
        seen.push([name, call.operation.name]);
        const outgoing = await next();
        seen.push([name, outgoing.status]);
        return outgoing as never;
      };
    await createWidgets({}, { interceptors: [trace("a"), trace("b")] })(post("/GetWidget", {}));
    expect(seen).toEqual([
      ["a", "GetWidget"],
      ["b", "GetWidget"],
      ["b", 400],
      ["a", 400],
    ]);
  });

  it("may refuse a call", async () => {
    const fail = () => Promise.reject(new Fault("ThrottlingException", 429, "Rate exceeded"));
    const response = await createWidgets({}, { interceptors: [fail] })(post("/GetWidget", { id: "a" }));
    expect([response.status, response.headers.get("x-amzn-errortype")]).toEqual([429, "ThrottlingException"]);
  });
});

describe("combine", () => {
  const other = { ...widgets, name: "Gadgets", errorMessage: "message" };
  const gadgets = createService(
    other,
    {
      getGadget: {
        ...definitions.getWidget,
        operation: { ...definitions.getWidget.operation, service: other, path: "/GetGadget" },
      },
    },
    { getGadget: echo.getWidget },
  );

  it("answers for all services on one origin", async () => {
    const both = combine(createWidgets(), gadgets);
    expect((await both(post("/GetWidget", { id: "a" }))).status).toBe(200);
    const { body } = await read(await both(post("/GetGadget", { id: "" })));
    expect(Object.keys(body)).toEqual(["message"]);
    const unknown = await read(await both(post("/Get", {})));
    expect(Object.keys(unknown.body)).toEqual(["message", "exceptionMessage"]);
  });

  it("refuses services that claim the same operation", () => {
    expect(() => combine(createWidgets(), createWidgets())).toThrow("Two operations claim POST /GetWidget.");
    expect(() => combine()).toThrow(TypeError);
  });
});

describe("logs", () => {
  it("one record a request, without query, headers and bodies", async () => {
    const info = vi.fn();
    const logger = { info, warn: vi.fn(), error: vi.fn() };
    await createWidgets(
      {},
      { logger },
    )(
      post("/GetWidget?X-Amz-Signature=secret", '{"id":"SECRET"}', {
        headers: { "content-type": "application/json", authorization: "secret" },
      }),
    );
    expect(info).toHaveBeenCalledOnce();
    expect(info.mock.calls[0]?.[1]).toMatchObject({
      method: "POST",
      path: "/GetWidget",
      status: 400,
      error: "ValidationException",
    });
    expect(JSON.stringify(info.mock.calls)).not.toMatch(/secret/i);
  });
});
