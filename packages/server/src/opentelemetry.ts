import type { Outgoing } from "./edge/exchange.ts";
import type { Interceptor } from "./interceptor.ts";

type Attribute = string | number | boolean;

/** As much of an OpenTelemetry span as is used. */
export interface SpanLike {
  setAttribute(name: string, value: Attribute): unknown;
  setStatus(status: { code: number }): unknown;
  end(): void;
}

/** As much of an OpenTelemetry tracer as is used; `trace.getTracer("…")` of `@opentelemetry/api` is one. */
export interface TracerLike {
  startActiveSpan<T>(
    name: string,
    options: { kind: number; attributes: Record<string, Attribute> },
    run: (span: SpanLike) => T,
  ): T;
}

/** The API's `SpanKind.SERVER` and `SpanStatusCode.ERROR`. */
const SERVER = 1;
const ERROR = 2;

/**
 * Makes an interceptor that puts every call into a span of its own, with the names of the semantic conventions for HTTP servers and RPC.
 * Neither inputs nor outputs become attributes.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function openTelemetry(tracer: TracerLike): Interceptor {
  return ({ operation, requestId, request }, next) => {
    const attributes = {
      "http.request.method": request.method,
      "http.route": operation.path,
      "rpc.system": "aws-api",
      "rpc.service": operation.service.name,
      "rpc.method": operation.name,
      "aws.request_id": requestId,
    };
    return tracer.startActiveSpan(
      `${request.method} ${operation.path}`,
      { kind: SERVER, attributes },
      async (span) => {
        try {
          return record(span, await next());
        } finally {
          span.end();
        }
      },
    );
  };
}

function record(span: SpanLike, outgoing: Outgoing): Outgoing {
  const { status, headers } = outgoing;
  const type = headers.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === "x-amzn-errortype");
  span.setAttribute("http.response.status_code", status);
  if (type >= 0) span.setAttribute("error.type", headers[type + 1] ?? "");
  if (status >= 500) span.setStatus({ code: ERROR });
  return outgoing;
}
