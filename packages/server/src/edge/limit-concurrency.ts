import type { AnyHandler } from "../any-handler.ts";
import { Fault } from "../fault.ts";
import type { ServiceRuntime } from "../service-runtime.ts";

/**
 * Refuses calls beyond the concurrency limit. It counts running handlers, not requests: otherwise clients
 * that send their bodies slowly, or without valid credentials, would keep others out.
 */
export function limitConcurrency(runtime: ServiceRuntime, handler: AnyHandler): AnyHandler {
  const { concurrency } = runtime.limits;
  if (concurrency === Number.POSITIVE_INFINITY) return handler;
  return async (input, context) => {
    if (runtime.active >= concurrency) {
      const headers = { "Retry-After": "1" };
      throw new Fault("ServiceUnavailable", 503, "The service is at capacity.", { headers });
    }
    runtime.active++;
    try {
      return await handler(input, context);
    } finally {
      runtime.active--;
    }
  };
}
