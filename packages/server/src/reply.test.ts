import { describe, expect, it } from "vitest";
import type { Interceptor } from "./interceptor.ts";
import { reply } from "./reply.ts";
import { describeProblem } from "./validation/describe-problem.ts";
import { createWidgets, post, read } from "./widgets.test-support.ts";

describe("a handler that answers with a reply", () => {
  it("sends it as it is", async () => {
    const headers = { "content-type": "text/plain", "x-list": ["a", "b"], "x-absent": undefined };
    const service = createWidgets({ getWidget: () => reply({ status: 202, headers, body: "{}" }) });
    const answer = await read(await service(post("/GetWidget", { id: "a" })));
    expect(answer.status).toBe(202);
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect(answer.headers.get("x-list")).toBe("a, b");
    expect(answer.headers.has("x-absent")).toBe(false);
    expect(answer.headers.get("x-amzn-requestid")).toMatch(/^[\da-f-]{36}$/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("may set the headers that every answer has", async () => {
    const headers = { "X-Amzn-RequestId": "mine" };
    const service = createWidgets({ getWidget: async () => reply({ headers }) });
    const answer = await service(post("/GetWidget", { id: "a" }));
    expect(answer.headers.get("x-amzn-requestid")).toBe("mine");
    expect(await answer.text()).toBe("");
  });

  it.each([
    ["a status below 200", { status: 100 }],
    ["a status above 599", { status: 600 }],
    ["a fraction as status", { status: 200.5 }],
    ["a name that is not a token", { headers: { "a b": "c" } }],
    ["a line break in a value", { headers: { a: "b\r\nc: d" } }],
  ])("is told about %s", async (_, options) => {
    expect(() => reply(options)).toThrow(TypeError);
    const service = createWidgets({ getWidget: () => reply(options) });
    expect(await read(await service(post("/GetWidget", { id: "a" })))).toMatchObject({ status: 500 });
  });
});

describe("an interceptor with its own error form", () => {
  const inOurForm: Interceptor = async (_, next) => {
    const answer = await next();
    const { fault } = answer;
    if (!fault) return answer;
    const fields = fault.violations.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
    const body = JSON.stringify({ title: fault.name, fields });
    return reply({ status: 422, headers: { "content-type": "application/problem+json" }, body });
  };
  const service = createWidgets({}, { interceptors: [inOurForm] });

  it.each([
    ["constraints", { id: "", size: 1 }, "ValidationException", ["/id minLength", "/size minimum"]],
    ["types", { id: 7 }, "SerializationException", ["/id type"]],
  ])("gets the violations of %s", async (_, input, title, fields) => {
    const answer = await read(await service(post("/GetWidget", input)));
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toEqual({ title, fields });
  });

  it("can tell where in the request each of them is", async () => {
    const places: Interceptor = async ({ operation }, next) => {
      const { fault } = await next();
      const body = JSON.stringify(fault?.violations.map((one) => describeProblem(one, operation)));
      return reply({ status: 400, headers: { "content-type": "application/json" }, body });
    };
    const answering = createWidgets({}, { interceptors: [places] });
    const answer = await read(await answering(post("/GetWidget", { id: "", size: 1 })));
    expect(answer.body).toMatchObject([{ pointer: "#/id" }, { pointer: "#/size" }]);
  });

  it("gets the violation of a body that is not an object", async () => {
    const answer = await read(await service(post("/GetWidget", "[]")));
    expect(answer.body).toEqual({ title: "SerializationException", fields: [" type"] });
  });

  it("sees no fault in other answers", async () => {
    expect(await read(await service(post("/GetWidget", { id: "a" })))).toMatchObject({ status: 200 });
  });

  it("may cut the connection", async () => {
    const cutting = createWidgets(
      {},
      { interceptors: [async (_, next) => ({ ...(await next()), cutAfter: 0 })] },
    );
    await expect(cutting(post("/GetWidget", { id: "a" }))).rejects.toThrow("The connection was cut.");
  });
});
