import { describe, expect, it } from "vitest";
import type { Interceptor } from "../../interceptor.ts";
import { createWidgets } from "../../widgets.test-support.ts";
import { type LambdaEvent, lambdaService } from "./lambda-service.ts";

const handler = lambdaService(createWidgets({}, { cors: { origins: ["https://app.test"] } }));

function event(change: Partial<LambdaEvent> = {}, stage = "$default"): LambdaEvent {
  return {
    rawPath: "/GetWidget",
    rawQueryString: "",
    headers: { "content-type": "application/json", Origin: "https://app.test" },
    requestContext: { domainName: "abc.lambda-url.us-west-2.on.aws", stage, http: { method: "POST" } },
    body: '{"id":"a"}',
    isBase64Encoded: false,
    ...change,
  };
}

describe("an event", () => {
  it("of a function URL is answered with one value a header", async () => {
    const { statusCode, headers, body, isBase64Encoded } = await handler(event());
    expect([statusCode, body, isBase64Encoded]).toEqual([200, '{"widget":{"id":"a"}}', false]);
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
    });
  });

  it("may have its body in base64", async () => {
    const body = Buffer.from('{"id":"b"}').toString("base64");
    expect((await handler(event({ body, isBase64Encoded: true }))).body).toBe('{"widget":{"id":"b"}}');
  });

  it("of a named stage has the stage in front of its path", async () => {
    expect((await handler(event({ rawPath: "/prod/GetWidget" }, "prod"))).statusCode).toBe(200);
    expect((await handler(event({ rawPath: "/prod/GetWidget" }))).statusCode).toBe(404);
  });

  it("may have neither body, query nor headers", async () => {
    const bare = { rawPath: "/widgets/a/parts/b", requestContext: { http: { method: "PUT" } } };
    expect((await handler(bare)).statusCode).toBe(200);
  });

  it("may have null for no body", async () => {
    const bare = event({ rawPath: "/widgets/a/parts/b", body: null, headers: {} });
    const requestContext = { ...bare.requestContext, http: { method: "PUT" } };
    expect((await handler({ ...bare, requestContext })).statusCode).toBe(200);
  });

  it("has separate cookies, and so has its answer", async () => {
    const cookie: (string | undefined)[] = [];
    const interceptor: Interceptor = async ({ request }, next) => {
      cookie.push(request.header("cookie"), request.headers().cookie);
      const outgoing = await next();
      const set = ["Set-Cookie", "a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT", "set-cookie", "b=2"];
      return { ...outgoing, headers: [...outgoing.headers, ...set, "x", "1", "X", "2"] };
    };
    const own = lambdaService(createWidgets({}, { interceptors: [interceptor] }));
    const { headers, cookies } = await own(event({ cookies: ["a=b", "c=d"] }));
    expect(cookie).toEqual(["a=b; c=d", "a=b; c=d"]);
    expect(cookies).toEqual(["a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT", "b=2"]);
    expect(headers).toMatchObject({ x: "1, 2" });
    expect(headers).not.toHaveProperty("set-cookie");
    expect(await handler(event())).not.toHaveProperty("cookies");
  });

  it("of HEAD is answered without a body", async () => {
    const http = { method: "HEAD" };
    const { statusCode, body, isBase64Encoded } = await handler(
      event({ rawPath: "/health", requestContext: { http } }),
    );
    expect([statusCode, body, isBase64Encoded]).toEqual([200, "", false]);
  });

  it.each<[string, unknown]>([
    [
      "a REST API",
      { version: "1.0", httpMethod: "POST", path: "/GetWidget", requestContext: { stage: "a" } },
    ],
    ["a load balancer", { httpMethod: "POST", path: "/GetWidget", requestContext: { elb: {} } }],
    ["a queue", { Records: [] }],
    ["nobody", undefined],
  ])("of %s is refused with a hint", async (_, other) => {
    await expect(handler(other as LambdaEvent)).rejects.toThrow(
      /^This is not an event of payload format 2\.0\. .*HTTP APIs/,
    );
  });

  it("over the limit is refused", async () => {
    expect((await handler(event({ body: " ".repeat(2 << 20) }))).statusCode).toBe(413);
  });
});
