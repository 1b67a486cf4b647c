import { describe, expect, it } from "vitest";
import { type LambdaEvent, lambdaService } from "./lambda.ts";
import { createWidgets } from "./widgets.test-support.ts";

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

  it("over the limit is refused", async () => {
    expect((await handler(event({ body: " ".repeat(2 << 20) }))).statusCode).toBe(413);
  });
});
