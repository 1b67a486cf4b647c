import {
  type Attributes,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { Attempt } from "./attempt.ts";
import type { Hooks } from "./hooks.ts";
import type { HttpRequest } from "./transport.ts";

/** The options of `openTelemetry`. */
export interface OpenTelemetryOptions {
  /** Starts the spans. Default: the tracer `@callsheet/client` of the global provider. */
  readonly tracer?: Tracer;
}

/**
 * Creates hooks that make a client span for each attempt, with the names and attributes of OpenTelemetry's
 * conventions for HTTP clients and RPC, and send its context in the headers. Inputs, outputs and query
 * strings never become attributes.
 *
 * Put these hooks after other sets, such as those of `validation`: a span ends with `afterCall`, so it would
 * miss what a later set refuses there.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client
 */
export function openTelemetry({
  tracer = trace.getTracer("@callsheet/client"),
}: OpenTelemetryOptions = {}): Hooks {
  const spans = new WeakMap<Attempt, Span>();
  const end = (attempt: Attempt) => {
    const span = spans.get(attempt);
    spans.delete(attempt);
    if (attempt.error !== undefined) recordError(span, attempt.error);
    span?.end();
  };
  return {
    beforeRequest(attempt) {
      const parent = context.active();
      const options = { kind: SpanKind.CLIENT, attributes: attributesOf(attempt, attempt.request) };
      const span = tracer.startSpan(spanName(attempt), options, parent);
      spans.set(attempt, span);
      propagation.inject(trace.setSpan(parent, span), attempt.request.headers);
    },
    afterResponse(attempt) {
      spans.get(attempt)?.setAttribute("http.response.status_code", attempt.response.status);
    },
    beforeRetry: end,
    afterCall: end,
    onError: end,
  };
}

const spanName = ({ operation }: Attempt) => `${operation.service.name}/${operation.name}`;

function attributesOf({ operation, attempt }: Attempt, request: HttpRequest): Attributes {
  const { origin, pathname, hostname, port, protocol } = new URL(request.url);
  return {
    ...(operation.service.profile === "aws" && { "rpc.system": "aws-api" }),
    "rpc.service": operation.service.name,
    "rpc.method": operation.name,
    "http.request.method": request.method,
    "url.full": origin + pathname,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
  };
}

function recordError(span: Span | undefined, error: unknown): void {
  const name = error instanceof Error ? error.name : "Error";
  span?.setAttribute("error.type", name);
  span?.setStatus({ code: SpanStatusCode.ERROR, message: name });
}
