import { describe, expect, it, vi } from "vitest";
import { Fault, type FaultOptions } from "../fault.ts";
import { jsonLogger } from "../logger.ts";
import { createWidgets, post, read, type WidgetHandlers } from "../widgets.test-support.ts";

/** Throws when anybody reads it. */
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
      "returns a member whose toJSON gives another type",
      () => ({ widget: { id: "a", toJSON: () => 7 } }),
      { violations: ["/widget must be object"] },
    ],
    [
      "returns an output whose toJSON gives another type",
      () => ({ widget: { id: "a" }, toJSON: () => 7 }),
      { violations: ["/ must be object"] },
    ],
    [
      "returns an output whose toJSON gives nothing",
      () => ({ widget: { id: "a" }, toJSON: () => undefined }),
      { violations: ["/ must be object"] },
    ],
    [
      "throws a body whose toJSON gives another type",
      (_, context) => {
        const body = { exceptionMessage: "a", toJSON: () => ({ exceptionMessage: 7 }) };
        throw context.error("ValidationException", body);
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
        throw context.error("ConflictException" as never, {} as never, {} as never);
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
        ["an object without a prototype", Object.create(null), { error: "[unreadable]" }],
        ["an object without a text", { toString: shy }, { error: "[unreadable]" }],
        ["an unreadable value", new Proxy({}, { getPrototypeOf: shy }), {}],
        ["an error without a message", brokenError("message", shy), { error: "[unreadable]" }],
        ["an error without a stack", brokenError("stack", shy), { error: "[unreadable]" }],
        ["an error with a number as message", brokenError("message", () => 7n), { reason: 7n }],
        ["an error with a cause", new Error("a", { cause: new Error("b") }), { cause: { reason: "b" } }],
        ["an error that caused itself", circle, { cause: { cause: { reason: "round" } } }],
        ["a fault with a line break in a header", fault("A", 400, { headers: { x: "a\r\nb: c" } }), {}],
        ["a fault with a header beyond Latin-1", fault("A", 400, { headers: { x: "\u{1f44d}" } }), {}],
        ["a fault with a header that is not text", fault("A", 400, { headers: { x: 7 as never } }), {}],
        ["a fault with a nameless header", fault("A", 400, { headers: { "a b": "c" } }), {}],
        ["a fault with a line break in its name", fault("A\r\nb: c", 400), {}],
        ["a fault with a number beyond JSON", fault("A", 400, { members: { a: 7n } }), {}],
        ["a fault of status 1000", fault("A", 1000), {}],
        ["a fault of status 204", fault("A", 204), {}],
        ["a fault without a status", fault("A", Number.NaN), {}],
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

  it.each([true, false])("may return a value with toJSON: %s", async (production) => {
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

  it("fails as usual, whatever the logger does", async () => {
    const logger = { info: shy, warn: shy, error: shy };
    const service = createWidgets({ getWidget: shy }, { logger });
    expect((await service(post("/GetWidget", { id: "a" }))).status).toBe(500);
    expect((await service(post("/GetGadget", {}))).status).toBe(404);
  });

  it("is not validated where validation is off", async () => {
    const { call } = failing(() => ({ widget: { id: 7 as never } }), true);
    expect((await call()).body).toEqual({ widget: { id: 7 } });
  });

  it("may throw a fault", async () => {
    const { call } = failing(() => {
      throw new Fault("ThrottlingException", 400, "Rate exceeded");
    });
    expect(await call()).toMatchObject({ status: 400, error: "ThrottlingException" });
  });
});
