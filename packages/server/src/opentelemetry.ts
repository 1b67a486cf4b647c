import {
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { Outgoing } from "./edge/exchange.ts";
import { readHeader } from "./edge/flat-headers.ts";
import type { Call, Interceptor } from "./interceptor.ts";

/** Options of `openTelemetry`. */
export interface OpenTelemetryOptions {
  /** Default: the global provider's tracer `@callsheet/server`. */
  readonly tracer?: Tracer;
}

/**
 * Makes an interceptor that creates a server span for every call, named and described by the conventions for
 * HTTP servers and RPC. The span is a child of the one that the request's headers name. Inputs, outputs and
 * query strings do not become attributes.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server
 */
export function openTelemetry({
  tracer = trace.getTracer("@callsheet/server"),
}: OpenTelemetryOptions = {}): Interceptor {
  return (call, next) => {
    const { operation, request } = call;
    const parent = propagation.extract(context.active(), request.headers());
    const options = { kind: SpanKind.SERVER, attributes: describe(call) };
    return tracer.startActiveSpan(`${request.method} ${operation.path}`, options, parent, async (span) => {
      try {
        return record(span, await next());
      } finally {
        span.end();
      }
    });
  };
}

function describe({ operation, requestId, request }: Call) {
  return {
    "http.request.method": request.method,
    "http.route": operation.path,
    ...(operation.service.profile === "aws" && { "rpc.system": "aws-api", "aws.request_id": requestId }),
    "rpc.service": operation.service.name,
    "rpc.method": operation.name,
  };
}

function record(span: Span, outgoing: Outgoing): Outgoing {
  const { status, headers, fault } = outgoing;
  const type = readHeader(headers, "x-amzn-errortype") ?? fault?.name;
  span.setAttribute("http.response.status_code", status);
  if (type !== undefined) span.setAttribute("error.type", type);
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  return outgoing;
}
