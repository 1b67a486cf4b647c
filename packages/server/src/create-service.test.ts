import { describe, expect, it, vi } from "vitest";
import { combine } from "./combine.ts";
import { createService } from "./create-service.ts";
import { Fault, type FaultOptions } from "./fault.ts";
import type { Interceptor } from "./interceptor.ts";
import { jsonLogger } from "./logger.ts";
import { mount } from "./mount.ts";
import {
  createWidgets,
  definitions,
  echo,
  post,
  read,
  type WidgetHandlers,
  widgets,
} from "./widgets.test-support.ts";

const service = createWidgets();

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

/** Throws for whoever looks at it. */
const shy = (): never => {
  throw new Error("secret");
};
const brokenError = (member: "message" | "stack", get: () => unknown) =>
  Object.defineProperty(new Error("secret"), member, { get });
const circle = new Error("round");
circle.cause = circle;
const fault = (name: string, status: number, options: FaultOptions = {}) =>
  new Fault(name, status, "", options);

describe("a handler", () => {
  const failing = (getWidget: WidgetHandlers["getWidget"], production = false) => {
    const lines: string[] = [];
    const error = vi.fn(jsonLogger({ write: (line) => lines.push(line) }).error);
    const logger = { warn: vi.fn(), error };
    const service = createWidgets({ getWidget }, { logger, validateResponses: !production });
    return { error, lines, call: async () => read(await service(post("/GetWidget", { id: "a" }))) };
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
    ["returns nothing", () => undefined as never, { violations: ["/ must be object"] }],
    ["promises nothing", async () => null as never, { violations: ["/ must be object"] }],
    ["returns a text", () => "widget" as never, { violations: ["/ must be object"] }],
    [
      "returns what says another type of itself",
      () => ({ widget: { id: { toJSON: () => 7 } as never } }),
      { violations: ["/widget/id must be string"] },
    ],
    [
      "returns a whole that says another type of itself",
      () => ({ widget: { id: "a" }, toJSON: () => 7 }),
      { violations: ["/ must be object"] },
    ],
    [
      "returns a whole that says nothing of itself",
      () => ({ widget: { id: "a" }, toJSON: () => undefined }),
      { violations: ["/ must be object"] },
    ],
    [
      "throws a body that says another type of itself",
      (_, context) => {
        const exceptionMessage = { toJSON: () => 7 } as never;
        throw context.error("ValidationException", { exceptionMessage });
      },
      { violations: ["/exceptionMessage must be string"] },
    ],
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
    ...(
      [
        ["an object without a prototype", Object.create(null), { error: "[cannot be looked at]" }],
        ["an object without a text", { toString: shy }, { error: "[cannot be looked at]" }],
        ["what cannot be looked at", new Proxy({}, { getPrototypeOf: shy }), {}],
        ["an error without a message", brokenError("message", shy), { error: "[cannot be looked at]" }],
        ["an error without a stack", brokenError("stack", shy), { error: "[cannot be looked at]" }],
        ["an error with a number as message", brokenError("message", () => 7n), { reason: 7n }],
        ["an error with a cause", new Error("a", { cause: new Error("b") }), { cause: { reason: "b" } }],
        ["an error that caused itself", circle, { cause: { cause: { reason: "round" } } }],
        ["a fault with a line break in a header", fault("A", 400, { headers: { x: "a\r\nb: c" } }), {}],
        ["a fault with a header beyond Latin-1", fault("A", 400, { headers: { x: "\u{1f44d}" } }), {}],
        ["a fault with a header that is no text", fault("A", 400, { headers: { x: 7 as never } }), {}],
        ["a fault with a header of no name", fault("A", 400, { headers: { "a b": "c" } }), {}],
        ["a fault with a line break in its name", fault("A\r\nb: c", 400), {}],
        ["a fault with a number beyond JSON", fault("A", 400, { members: { a: 7n } }), {}],
        ["a fault of status 1000", fault("A", 1000), {}],
        ["a fault of status 204", fault("A", 204), {}],
        ["a fault of no status", fault("A", Number.NaN), {}],
      ] as const
    ).map(
      ([name, thrown, fields]) =>
        [`throws ${name}`, () => Promise.reject(thrown), fields] as [
          string,
          WidgetHandlers["getWidget"],
          object,
        ],
    ),
  ])("that %s makes a 500 and a log line", async (_, getWidget, fields) => {
    const { call, error, lines } = failing(getWidget);
    const answer = await call();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: "error", operation: "GetWidget" }]);
    expect([answer.status, answer.error]).toEqual([500, "InternalFailure"]);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|at /);
    expect(error).toHaveBeenCalledOnce();
    expect(error.mock.calls[0]?.[1]).toMatchObject({ operation: "GetWidget", ...fields });
  });

  it.each([true, false])("may return what says itself what it is: %s", async (production) => {
    class Id {
      readonly text = "A";
      toJSON() {
        return this.text.at(0)?.toLowerCase();
      }
    }
    const { call } = failing(() => ({ widget: { id: new Id() as never } }), production);
    expect(await call()).toMatchObject({ status: 200, body: { widget: { id: "a" } } });
  });

  it("must return an object in production, too", async () => {
    const { call, error } = failing(() => undefined as never, true);
    expect((await call()).status).toBe(500);
    expect(error).toHaveBeenCalledOnce();
  });

  it("fails as it may, whatever the logger does", async () => {
    const logger = { info: shy, warn: shy, error: shy };
    const service = createWidgets({ getWidget: shy }, { logger });
    expect((await service(post("/GetWidget", { id: "a" }))).status).toBe(500);
    expect((await service(post("/GetGadget", {}))).status).toBe(404);
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

  it("must have an operation, but for functions of a class", () => {
    const getGadget = echo.getWidget;
    expect(() => createService(widgets, definitions, { ...echo, getGadget } as WidgetHandlers)).toThrow(
      "Widgets has no operation for the handler getGadget.",
    );
    class Handlers implements WidgetHandlers {
      readonly getWidget = echo.getWidget;
      readonly fitPart = echo.fitPart;
      readonly getGadget = getGadget;
    }
    expect(() => createService(widgets, definitions, new Handlers())).not.toThrow();
    expect(() => createService(widgets, definitions, { ...echo, size: 7 } as WidgetHandlers)).not.toThrow();
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

  it("is of handlers at work, not of bodies on their way", async () => {
    const service = createWidgets({}, { limits: { concurrency: 1 } });
    const body = new ReadableStream({ start: (slow) => slow.enqueue(new Uint8Array([0x7b])) });
    const init = { body, duplex: "half", headers: { "content-type": "application/json" } };
    void service(post("/GetWidget", undefined, init as RequestInit));
    expect((await service(post("/GetWidget", { id: "a" }))).status).toBe(200);
  });
});

describe("a context", () => {
  it("may be the prototype of a wider one", async () => {
    let wider: { tenant: string; requestId: string; signal: AbortSignal } | undefined;
    const service = createWidgets({
      getWidget: (_, context) => {
        wider = Object.assign(Object.create(context) as typeof context, { tenant: "t" });
        throw context.error.call(wider, "ResourceNotFoundException", {});
      },
    });
    expect((await service(post("/GetWidget", { id: "a" }))).status).toBe(404);
    expect([wider?.tenant, wider?.requestId]).toEqual(["t", expect.stringMatching(/\w/)]);
    expect(wider?.signal).toBeInstanceOf(AbortSignal);
  });
});

describe("limits", () => {
  const large = post("/GetWidget", `"${"x".repeat(1 << 20)}"`);
  const deep = post("/GetWidget", `{"x":${"[".repeat(65)}${"]".repeat(65)}}`);
  const long = post(`/GetWidget?${"x".repeat(8193)}`, { id: "a" });

  it.each<[string, Request, number]>([
    ["body", large, 413],
    ["depth", deep, 400],
    ["target", long, 414],
  ])("of a %s that is undefined is the default", async (name, request, status) => {
    const { status: got } = await createWidgets({}, { limits: { [name]: undefined } })(request);
    expect(got).toBe(status);
  });

  it.each([Number.NaN, -1, "1", Number.NEGATIVE_INFINITY])("must not be %s", (limit) => {
    for (const name of ["body", "target", "depth", "concurrency"])
      expect(() => createWidgets({}, { limits: { [name]: limit as number } })).toThrow(
        `The limit ${name} is a number from 0 up, not ${limit}.`,
      );
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

  it.each<[string, Interceptor | undefined, number]>([
    ["refuse", () => Promise.reject(new Fault("ThrottlingException", 429, "Rate exceeded")), 429],
    ["throw at once", shy, 500],
    ["answer nothing", () => undefined as never, 500],
    ["let a call through that is refused for load", undefined, 503],
  ])("see as an answer that inner ones %s", async (_, inner, status) => {
    const seen: number[] = [];
    const outer: Interceptor = async (_call, next) => {
      const outgoing = await next();
      seen.push(outgoing.status);
      return outgoing;
    };
    const interceptors = inner ? [outer, inner] : [outer];
    const service = createWidgets({}, { interceptors, limits: { concurrency: inner ? 1 : 0 } });
    expect((await service(post("/GetWidget", { id: "a" }))).status).toBe(status);
    expect(seen).toEqual([status]);
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
  it("name the path that the client sent, under a base path or not", async () => {
    const info = vi.fn();
    const service = mount(createWidgets({}, { logger: { info, warn: vi.fn(), error: vi.fn() } }), "/api");
    for (const path of ["/api/GetWidget", "/api/GetGadget", "/GetWidget?a=b"])
      await service(post(path, { id: "a" }));
    expect(info.mock.calls.map(([, { path, status }]) => [path, status])).toEqual([
      ["/api/GetWidget", 200],
      ["/api/GetGadget", 404],
      ["/GetWidget", 404],
    ]);
  });

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
