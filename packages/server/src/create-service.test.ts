import { describe, expect, it, vi } from "vitest";
import { combine } from "./combine.ts";
import { createService } from "./create-service.ts";
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

  it("may omit an optional body and its type", async () => {
    const { body } = await read(await service(post("/widgets/a/parts/b", undefined, { method: "PUT" })));
    expect(JSON.parse(body.fitted)).toEqual(["a", "b", null, null]);
  });

  it("may say null for absent", async () => {
    expect((await service(post("/GetWidget", '{"id":"ab","size":null,"tags":null}'))).status).toBe(200);
  });

  it("sends output members bound to headers only as headers", async () => {
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

describe("a handler", () => {
  it("must have an operation, except functions of a class", () => {
    const getGadget = echo.getWidget;
    expect(() =>
      createService({ service: widgets, operations: definitions }, { ...echo, getGadget } as WidgetHandlers),
    ).toThrow("Widgets has no operation for the handler getGadget.");
    class Handlers implements WidgetHandlers {
      readonly getWidget = echo.getWidget;
      readonly fitPart = echo.fitPart;
      readonly getGadget = getGadget;
    }
    expect(() => createService({ service: widgets, operations: definitions }, new Handlers())).not.toThrow();
    expect(() =>
      createService({ service: widgets, operations: definitions }, { ...echo, size: 7 } as WidgetHandlers),
    ).not.toThrow();
  });

  it("must be there", () => {
    expect(() =>
      createService({ service: widgets, operations: definitions }, { getWidget: echo.getWidget } as never),
    ).toThrow("Widgets has no handler for fitPart.");
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
    const service = createService({ service: widgets, operations: definitions }, new Handlers());
    expect((await read(await service(post("/GetWidget", { id: "a" })))).body).toEqual({
      widget: { id: "mine" },
    });
  });
});

describe("combine", () => {
  const other = { ...widgets, name: "Gadgets", errorMessage: "message" };
  const gadgets = createService(
    {
      service: other,
      operations: {
        getGadget: {
          ...definitions.getWidget,
          operation: { ...definitions.getWidget.operation, service: other, path: "/GetGadget" },
        },
      },
    },
    { getGadget: echo.getWidget },
  );

  it("serves all services on one origin", async () => {
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

  it("one record per request, without query, headers and bodies", async () => {
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
