import { ServiceError } from "./service-error.ts";
import { TimeoutError } from "./timeout-error.ts";
import { TransportError } from "./transport-error.ts";

// The rules are those of the AWS SDKs' standard mode: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
const throttling =
  /Throttl|^(Bandwidth|Request)?LimitExceeded|ThroughputExceeded|SlowDown|TooManyRequests|^PriorRequest|^TransactionInProgress/;

/** Tokens in a client's full retry bucket. When a service is down, the bucket dries up and calls fail at once. */
export const fullBucket = 500;

/**
 * What a retry after this fault takes from the bucket, and its success gives back: 5 tokens after throttling, 14 after other faults that
 * another attempt may cure, 0 when none can.
 */
export function retryCost(error: unknown): number {
  if (!(error instanceof ServiceError))
    return error instanceof TransportError || error instanceof TimeoutError ? 14 : 0;
  const { status, name } = error;
  if (status === 429 || throttling.test(name)) return 5;
  return [408, 500, 502, 503, 504].includes(status) || /^RequestTimeout/.test(name) ? 14 : 0;
}

/**
 * Milliseconds to wait before a retry: full jitter over 50 ms (1 s after throttling), doubled with each attempt, 20 s at most. A `Retry-After`
 * header can add up to five seconds.
 */
export function retryDelay(cost: number, attempt: number, retryAfter: string | null | undefined): number {
  const delay = Math.random() * Math.min((cost > 5 ? 50 : 1000) * 2 ** (attempt - 1), 20_000);
  const hint = retryAfter ? Number(retryAfter) * 1000 || Date.parse(retryAfter) - Date.now() : 0;
  return hint > delay ? Math.min(hint, delay + 5000) : delay;
}
