import { describe, expect, it } from "vitest";
import { Fault } from "../fault.ts";
import type { Interceptor } from "../interceptor.ts";
import { createWidgets, post, read } from "../widgets.test-support.ts";

const fail = (): never => {
  throw new Error("no");
};

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

  it("counts running handlers, not arriving bodies", async () => {
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
        throw context.error.call(wider, "ResourceNotFoundException", {}, { status: 404 });
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

  it.each<[string, Request, string]>([
    ["body", large, "RequestEntityTooLargeException"],
    ["depth", deep, "SerializationException"],
    ["target", long, "MalformedHttpRequestException"],
  ])("of an undefined %s is the default", async (name, request, error) => {
    const { headers } = await createWidgets({}, { limits: { [name]: undefined } })(request);
    expect(headers.get("x-amzn-errortype")).toBe(error);
  });

  it.each([Number.NaN, -1, "1", Number.NEGATIVE_INFINITY])("must not be %s", (limit) => {
    for (const name of ["body", "target", "depth", "concurrency"])
      expect(() => createWidgets({}, { limits: { [name]: limit as number } })).toThrow(
        `The limit ${name} must be a number from 0 up, not ${limit}.`,
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
    ["throw at once", fail, 500],
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
