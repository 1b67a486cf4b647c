// The rules are those of the AWS SDKs' standard mode: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
const throttling =
  /^429|Throttl| (Bandwidth|Request)?LimitExceeded|ThroughputExceeded|SlowDown|TooManyRequests|PriorRequest|TransactionInProgress/;
// Without a reply: `TimeoutError` and `TransportError`.
const transient = /^(408|50[0234])| RequestTimeout|^ T\w+Error$/;

/** What there is to know of a fault, in one line: the status of the reply and the error's name. Nothing when its cause is a `RangeError`, for it is final. */
export function faultOf(error: unknown): string {
  const { status, name, cause } = Object(error);
  return cause instanceof RangeError ? "" : [status, name].join(" ");
}

/** Tokens in a client's full retry bucket. When a service is down, the bucket dries up and calls fail at once. */
export const fullBucket = 500;

/**
 * What a retry after this fault takes from the bucket, and its success gives back: 5 tokens after throttling, 14 after other faults that
 * another attempt may cure, 0 when none can.
 */
export function retryCost(error: unknown): number {
  const fault = faultOf(error);
  return throttling.test(fault) ? 5 : transient.test(fault) ? 14 : 0;
}

/**
 * Milliseconds to wait before a retry: full jitter over 50 ms (1 s after throttling), doubled with each attempt, 20 s at most. A `Retry-After`
 * header can add up to five seconds.
 */
export function retryDelay(cost: number, attempt: number, retryAfter: string | null | undefined): number {
  const delay = Math.random() * Math.min((cost > 5 ? 50 : 1000) * 2 ** (attempt - 1), 20_000);
  const hint = Number(retryAfter) * 1000 || Date.parse(retryAfter as string) - Date.now();
  return hint > delay ? Math.min(hint, delay + 5000) : delay;
}
