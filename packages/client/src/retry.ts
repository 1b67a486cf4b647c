// The rules are those of the AWS SDKs' standard mode: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html

/** What may follow a fault: nothing, another attempt, or another attempt after a longer wait. */
export type Next = "final" | "retry" | "throttled";

const throttlingNames = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);
const transientNames = new Set(["RequestTimeout", "RequestTimeoutException"]);
const transientStatuses = new Set([408, 500, 502, 503, 504]);

/** What may follow an error reply. */
export function nextAfterReply(status: number, name: string): Next {
  if (status === 429 || throttlingNames.has(name)) return "throttled";
  return transientStatuses.has(status) || transientNames.has(name) ? "retry" : "final";
}

/** Tokens in a client's full retry bucket. When a service is down, the bucket runs dry and calls fail at once. */
export const fullBucket = 500;

/** The tokens that a retry takes from the bucket, and that its success gives back. */
export const retryCosts = { retry: 14, throttled: 5 } as const;

/** The longest wait before the first retry, in milliseconds. It doubles with each attempt. */
const firstDelays = { retry: 50, throttled: 1000 } as const;
/** Where doubling stops. */
const longestDelay = 20_000;
/** How much a `Retry-After` header can add. */
const longestExtension = 5000;

/** Milliseconds to wait before a retry: a random part of the longest delay, and longer if `Retry-After` says so. */
export function retryDelay(
  next: keyof typeof firstDelays,
  attempt: number,
  retryAfter: string | null | undefined,
): number {
  const delay = Math.random() * Math.min(firstDelays[next] * 2 ** (attempt - 1), longestDelay);
  const hint = Number(retryAfter) * 1000 || Date.parse(String(retryAfter)) - Date.now();
  return hint > delay ? Math.min(hint, delay + longestExtension) : delay;
}
