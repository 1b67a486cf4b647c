import { isTransient, type Next } from "./next.ts";
import type { Operation } from "./operation.ts";
import type { ReceivedError } from "./received-error.ts";

const repeatableMethods = /^(GET|HEAD|PUT|DELETE|OPTIONS)$/;

/**
 * What may follow an error reply in the profile `http`, or a fault that leaves open whether the service has
 * done its work: then a request is repeated only where HTTP or an idempotency token guarantees that this is
 * safe.
 */
export function nextInHttp({ method, input }: Operation, error?: ReceivedError): Next {
  if (error?.status === 429) return "throttled";
  // A service that says when to retry has not done its work.
  if (error?.status === 503 && error.headers.get("retry-after")) return "retry";
  const isOpen = !error || isTransient(error.status);
  return isOpen && (input.token || repeatableMethods.test(method)) ? "retry" : "final";
}
