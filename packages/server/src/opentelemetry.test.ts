import { propagation, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterEach, describe, expect, it } from "vitest";
import { Fault } from "./fault.ts";
import type { Interceptor } from "./interceptor.ts";
import { openTelemetry } from "./opentelemetry.ts";
import { createWidgets, post, type WidgetHandlers } from "./widgets.test-support.ts";

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const tracer = provider.getTracer("test");
afterEach(() => exporter.reset());

async function spanOf(
  body: string,
  handlers: Partial<WidgetHandlers> = {},
  inner: readonly Interceptor[] = [],
) {
  const options = { interceptors: [openTelemetry({ tracer }), ...inner], requestId: () => "request-1" };
  await createWidgets(handlers, options)(post("/GetWidget?secret=1", body));
  const [span] = exporter.getFinishedSpans();
  return span;
}

describe("a call", () => {
  it("becomes a span of a server", async () => {
    const span = await spanOf('{"id":"a"}');
    expect(span).toMatchObject({
      name: "POST /GetWidget",
      kind: SpanKind.SERVER,
      status: { code: SpanStatusCode.UNSET },
    });
    expect(span?.attributes).toEqual({
      "http.request.method": "POST",
      "http.route": "/GetWidget",
      "http.response.status_code": 200,
      "rpc.system": "aws-api",
      "rpc.service": "Widgets",
      "rpc.method": "GetWidget",
      "aws.request_id": "request-1",
    });
  });

  it("that is refused names its error, which is the client's", async () => {
    const span = await spanOf('{"id":"SECRET"}');
    expect(span?.attributes).toMatchObject({
      "error.type": "ValidationException",
      "http.response.status_code": 400,
    });
    expect(span?.status.code).toBe(SpanStatusCode.UNSET);
    expect(JSON.stringify(span?.attributes)).not.toMatch(/secret/i);
  });

  it("that an inner interceptor refuses names that error", async () => {
    const refuse = () => Promise.reject(new Fault("ThrottlingException", 429, "Rate exceeded"));
    const span = await spanOf('{"id":"a"}', {}, [refuse]);
    expect(span?.attributes).toMatchObject({
      "error.type": "ThrottlingException",
      "http.response.status_code": 429,
    });
  });

  it("that fails is an error", async () => {
    const span = await spanOf('{"id":"a"}', { getWidget: () => Promise.reject(new Error("no")) });
    expect(span?.attributes).toMatchObject({ "error.type": "InternalFailure" });
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
  });
});

describe("a span", () => {
  it("is a child of the span that the headers name", async () => {
    const [traceId, spanId] = ["0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"];
    propagation.setGlobalPropagator({
      inject: () => {},
      extract: (parent, carrier, getter) =>
        trace.setSpanContext(parent, {
          traceId: String(getter.get(carrier, "traceparent")),
          spanId,
          traceFlags: TraceFlags.SAMPLED,
        }),
      fields: () => ["traceparent"],
    });
    const headers = { "content-type": "application/json", traceparent: traceId };
    const options = { interceptors: [openTelemetry({ tracer })] };
    await createWidgets({}, options)(post("/GetWidget", '{"id":"a"}', { headers }));
    propagation.disable();
    expect(exporter.getFinishedSpans()[0]?.spanContext().traceId).toBe(traceId);
  });

  it("goes to the global provider by default", async () => {
    await createWidgets({}, { interceptors: [openTelemetry()] })(post("/GetWidget", '{"id":"a"}'));
    expect(exporter.getFinishedSpans()).toEqual([]);
  });
});
