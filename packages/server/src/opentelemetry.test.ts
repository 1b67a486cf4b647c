import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
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

async function trace(
  body: string,
  handlers: Partial<WidgetHandlers> = {},
  inner: readonly Interceptor[] = [],
) {
  const options = { interceptors: [openTelemetry(tracer), ...inner], requestId: () => "request-1" };
  await createWidgets(handlers, options)(post("/GetWidget?secret=1", body));
  const [span] = exporter.getFinishedSpans();
  return span;
}

describe("a call", () => {
  it("becomes a span of a server", async () => {
    const span = await trace('{"id":"a"}');
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
    const span = await trace('{"id":"SECRET"}');
    expect(span?.attributes).toMatchObject({
      "error.type": "ValidationException",
      "http.response.status_code": 400,
    });
    expect(span?.status.code).toBe(SpanStatusCode.UNSET);
    expect(JSON.stringify(span?.attributes)).not.toMatch(/secret/i);
  });

  it("that an inner interceptor refuses names that error", async () => {
    const refuse = () => Promise.reject(new Fault("ThrottlingException", 429, "Rate exceeded"));
    const span = await trace('{"id":"a"}', {}, [refuse]);
    expect(span?.attributes).toMatchObject({
      "error.type": "ThrottlingException",
      "http.response.status_code": 429,
    });
  });

  it("that fails is an error", async () => {
    const span = await trace('{"id":"a"}', { getWidget: () => Promise.reject(new Error("no")) });
    expect(span?.attributes).toMatchObject({ "error.type": "InternalFailure" });
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
  });
});
