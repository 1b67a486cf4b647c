import type { Next } from "@callsheet/protocol";

// The rules are those of the AWS SDKs' standard mode: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html

/**
 * Tokens in a client's full retry bucket. When a service is down, the bucket runs dry and calls fail at once.
 */
export const fullBucket = 500;

/** The cost of a retry, and its wait. */
export interface RetryRule {
  /** The tokens that a retry takes from the bucket, and returns on success. */
  readonly cost: number;
  /** The longest wait before the first retry, in milliseconds. It doubles with each attempt. */
  readonly firstDelay: number;
}

/** The rules, by the reason for the retry. */
export const retryRules: Readonly<Record<Exclude<Next, "final">, RetryRule>> = {
  retry: { cost: 14, firstDelay: 50 },
  throttled: { cost: 5, firstDelay: 1000 },
};

/** Where the doubling of waits stops. */
const longestDelay = 20_000;
/** How much a `Retry-After` header can add. */
const longestExtension = 5000;

/**
 * Milliseconds to wait before a retry: a random part of the longest delay, and longer if `Retry-After` says
 * so.
 */
export function retryDelay(
  { firstDelay }: RetryRule,
  attempt: number,
  retryAfter: string | null | undefined,
): number {
  const delay = Math.random() * Math.min(firstDelay * 2 ** (attempt - 1), longestDelay);
  const hint = Number(retryAfter) * 1000 || Date.parse(retryAfter as string) - Date.now();
  return hint > delay ? Math.min(hint, delay + longestExtension) : delay;
}
