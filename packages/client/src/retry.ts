import { ServiceError } from "./service-error.ts";
import { TimeoutError } from "./timeout-error.ts";
import { TransportError } from "./transport-error.ts";

// The rules are those of the AWS SDKs' standard mode: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
// Both read the status and the name of an error.
const throttling =
  /^429|Throttl| (Bandwidth|Request)?LimitExceeded|ThroughputExceeded|SlowDown|TooManyRequests| PriorRequest| TransactionInProgress/;
const transient = /^(408|50[0234])| RequestTimeout/;

/** Tokens in a client's full retry bucket. When a service is down, the bucket dries up and calls fail at once. */
export const fullBucket = 500;

/**
 * What a retry after this fault takes from the bucket, and its success gives back: 5 tokens after throttling, 14 after other faults that
 * another attempt may cure, 0 when none can.
 */
export function retryCost(error: unknown): number {
  const fault = error instanceof ServiceError ? `${error.status} ${error.name}` : "";
  if (throttling.test(fault)) return 5;
  return transient.test(fault) || error instanceof TransportError || error instanceof TimeoutError ? 14 : 0;
}

/**
 * Milliseconds to wait before a retry: full jitter over 50 ms (1 s after throttling), doubled with each attempt, 20 s at most. A `Retry-After`
 * header can add up to five seconds.
 */
export function retryDelay(cost: number, attempt: number, retryAfter: string | null | undefined): number {
  const delay = Math.random() * Math.min((cost > 5 ? 50 : 1000) * 2 ** (attempt - 1), 20_000);
  const hint = Number(retryAfter) * 1000 || Date.parse(String(retryAfter)) - Date.now();
  return hint > delay ? Math.min(hint, delay + 5000) : delay;
}
