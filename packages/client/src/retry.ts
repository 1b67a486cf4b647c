import type { Operation, ReceivedError } from "@callsheet/protocol";

// The rules are those of the AWS SDKs' standard mode: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html

/** What may follow a fault: nothing, another attempt, or another attempt after a longer wait. */
export type Next = "final" | "retry" | "throttled";

/** How error names say that a service is throttling; most services end them with `Exception`, some do not. */
const throttlingNames = new Set([
  "BandwidthLimitExceeded",
  "EC2Throttled",
  "LimitExceeded",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceeded",
  "RequestLimitExceeded",
  "RequestThrottled",
  "SlowDown",
  "Throttled",
  "Throttling",
  "TooManyRequests",
  "TransactionInProgress",
]);
const transientStatuses = new Set([408, 500, 502, 503, 504]);

const repeatableMethods = /^(GET|HEAD|PUT|DELETE|OPTIONS)$/;

/** What may follow a fault that leaves open whether the service has done its work. AWS promises that every operation can be repeated. */
export function nextAfterFault({ service, method, input }: Operation): Next {
  return service.profile === "aws" || input.token || repeatableMethods.test(method) ? "retry" : "final";
}

/** What may follow an error reply. */
export function nextAfterReply(operation: Operation, { status, name, headers }: ReceivedError): Next {
  // Names mean something in AWS's protocols only.
  const shortName = operation.service.profile === "aws" ? name.replace("Exception", "") : "";
  if (status === 429 || throttlingNames.has(shortName)) return "throttled";
  // A service that says when to come back has not done its work.
  if (status === 503 && headers.get("retry-after")) return "retry";
  const isTransient = transientStatuses.has(status) || shortName === "RequestTimeout";
  return isTransient ? nextAfterFault(operation) : "final";
}

/** Tokens in a client's full retry bucket. When a service is down, the bucket runs dry and calls fail at once. */
export const fullBucket = 500;

/** How a retry is paid for, and how long it waits. */
export interface RetryRule {
  /** The tokens that a retry takes from the bucket, and that its success gives back. */
  readonly cost: number;
  /** The longest wait before the first retry, in milliseconds. It doubles with each attempt. */
  readonly firstDelay: number;
}

/** The rules, by what led to the retry. */
export const retryRules: Readonly<Record<Exclude<Next, "final">, RetryRule>> = {
  retry: { cost: 14, firstDelay: 50 },
  throttled: { cost: 5, firstDelay: 1000 },
};

/** Where the doubling of waits stops. */
const longestDelay = 20_000;
/** How much a `Retry-After` header can add. */
const longestExtension = 5000;

/** Milliseconds to wait before a retry: a random part of the longest delay, and longer if `Retry-After` says so. */
export function retryDelay(
  { firstDelay }: RetryRule,
  attempt: number,
  retryAfter: string | null | undefined,
): number {
  const delay = Math.random() * Math.min(firstDelay * 2 ** (attempt - 1), longestDelay);
  const hint = Number(retryAfter) * 1000 || Date.parse(retryAfter as string) - Date.now();
  return hint > delay ? Math.min(hint, delay + longestExtension) : delay;
}
