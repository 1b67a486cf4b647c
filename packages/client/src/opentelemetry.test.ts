import type { Operation, Service } from "@callsheet/protocol";
import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient } from "./create-client.ts";
import { createIvsRealTimeClient } from "./gen/ivs-realtime.ts";
import type { Hooks } from "./hooks.ts";
import { openTelemetry } from "./opentelemetry.ts";
import { declaredSecurity } from "./security/declared-security.ts";
import type { Transport } from "./transport.ts";
import { validation } from "./validation.ts";

const exporter = new InMemorySpanExporter();
const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer(
  "test",
);

afterEach(() => {
  exporter.reset();
  propagation.disable();
  vi.restoreAllMocks();
});

it("makes a span for each attempt, and sends its context", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  propagation.setGlobalPropagator({
    inject: (current, carrier) =>
      Object.assign(carrier as object, { traceparent: trace.getSpanContext(current)?.spanId }),
    extract: () => context.active(),
    fields: () => ["traceparent"],
  });
  const sent: (string | undefined)[] = [];
  const replies = [new Response("{}", { status: 503 }), new Error("reset"), Response.json({ stage: {} })];
  const client = createIvsRealTimeClient({
    endpoint: "http://h:81/base",
    credentials: "anonymous",
    hooks: openTelemetry({ tracer }),
    transport: async ({ headers }) => {
      const reply = replies[sent.push(headers.traceparent) - 1];
      if (reply instanceof Response) return reply;
      throw reply;
    },
  });
  await client.getStage({ arn: "secret" });
  const spans = exporter.getFinishedSpans();
  expect(spans.map((span) => span.spanContext().spanId)).toEqual(sent);
  expect(spans.map(({ name, kind }) => [name, kind])).toEqual(
    Array(3).fill(["IvsRealTime/GetStage", SpanKind.CLIENT]),
  );
  expect(spans.map(({ status }) => status.code)).toEqual([
    SpanStatusCode.ERROR,
    SpanStatusCode.ERROR,
    SpanStatusCode.UNSET,
  ]);
  const attributes = spans.map((span) => span.attributes);
  expect(attributes[0]).toMatchObject({
    "http.response.status_code": 503,
    "error.type": "UnknownError",
    "server.port": 81,
  });
  expect(attributes[1]).toMatchObject({ "error.type": "TransportError", "http.request.resend_count": 1 });
  expect(attributes[2]).toMatchObject({
    "http.response.status_code": 200,
    "url.full": "http://h:81/base/GetStage",
  });
  expect(JSON.stringify(attributes)).not.toContain("secret");
});

it("ends the span of a call that fails", async () => {
  const client = createIvsRealTimeClient({
    region: "us-west-2",
    credentials: "anonymous",
    hooks: openTelemetry({ tracer }),
    transport: async () =>
      new Response("{}", { status: 404, headers: { "x-amzn-errortype": "ResourceNotFoundException" } }),
  });
  await client.getStage.try({ arn: "a" });
  expect(exporter.getFinishedSpans().map(({ attributes }) => attributes["error.type"])).toEqual([
    "ResourceNotFoundException",
  ]);
});

describe("with other sets of hooks", () => {
  const client = (hooks: readonly Hooks[], status = 200) =>
    createIvsRealTimeClient({
      region: "us-west-2",
      credentials: "anonymous",
      hooks,
      transport: async () => new Response("{}", { status }),
    });
  const types = () => exporter.getFinishedSpans().map(({ attributes }) => attributes["error.type"]);

  it("ends the span of an output that is refused, with the error", async () => {
    const violations = [{ instancePath: "", keyword: "", message: "" }];
    const output = { GetStageOutput: { is: () => false, errors: () => violations } };
    await expect(
      client([validation({ output }), openTelemetry({ tracer })]).getStage({ arn: "a" }),
    ).rejects.toThrow();
    expect(types()).toEqual(["MalformedResponseError"]);
  });

  it("ends the span when the onError of an earlier set throws", async () => {
    const thrower = { onError: () => Promise.reject(new TypeError("mine")) };
    await expect(client([thrower, openTelemetry({ tracer })], 400).getStage({ arn: "a" })).rejects.toThrow(
      "mine",
    );
    expect(types()).toEqual(["TypeError"]);
  });
});

it("reveals no secret of other services, and does not call them AWS's", async () => {
  const service: Service = {
    id: "shop",
    name: "Shop",
    profile: "http",
    server: { url: "https://shop.example" },
    schemes: {
      token: { type: "bearer" },
      key: { type: "apiKey", in: "query", name: "key" },
    },
    security: [["token", "key"]],
  };
  const list: Operation = {
    service,
    name: "list",
    method: "GET",
    path: "/things",
    codec: "plain",
    input: {},
    outcomes: [{ status: 200, body: "members" }],
  };
  const sent: string[] = [];
  const transport: Transport = async ({ url, headers }) => {
    sent.push(url, String(headers.authorization));
    return Response.json({});
  };
  const options = {
    auth: { token: "secret-a", key: "secret-b" },
    hooks: openTelemetry({ tracer }),
    transport,
  };
  await createClient(service, { list }, options, { security: declaredSecurity }).list();
  expect(sent).toEqual(["https://shop.example/things?key=secret-b", "Bearer secret-a"]);
  const [span] = exporter.getFinishedSpans();
  expect(span?.attributes).toMatchObject({ "rpc.method": "list", "url.full": "https://shop.example/things" });
  expect(span?.attributes).not.toHaveProperty("rpc.system");
  expect(JSON.stringify(span?.attributes)).not.toContain("secret");
});
