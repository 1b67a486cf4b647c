import {
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { Attempt, Hooks } from "./attempt.ts";

/** What `openTelemetry` uses. */
export interface OpenTelemetryOptions {
  /** Default: the global provider's tracer `@callsheet/client`. */
  readonly tracer?: Tracer;
}

/**
 * Hooks that make a client span for each attempt, named and described by the conventions for HTTP clients and RPC, and send its context in the
 * headers. Inputs, outputs and query strings do not become attributes. Put them after other sets of hooks, such as those of `validation`, for a span ends
 * with `afterCall`, and what a later set refuses there is not in it.
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
    if (attempt.error !== undefined) fail(span, attempt);
    span?.end();
  };
  return {
    beforeRequest(attempt) {
      const parent: Context = context.active();
      const span = tracer.startSpan(
        spanName(attempt),
        { kind: SpanKind.CLIENT, attributes: describe(attempt) },
        parent,
      );
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

function describe({ operation, attempt, request }: Parameters<NonNullable<Hooks["beforeRequest"]>>[0]) {
  const { origin, pathname, hostname, port, protocol } = new URL(request.url);
  return {
    "rpc.system": "aws-api",
    "rpc.service": operation.service.name,
    "rpc.method": operation.name,
    "http.request.method": request.method,
    "url.full": origin + pathname,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
  };
}

function fail(span: Span | undefined, { error }: Attempt) {
  const name = error instanceof Error ? error.name : "Error";
  span?.setAttribute("error.type", name);
  span?.setStatus({ code: SpanStatusCode.ERROR, message: name });
}
