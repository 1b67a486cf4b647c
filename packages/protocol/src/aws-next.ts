import { isTransient, type Next } from "./next.ts";
import type { Operation } from "./operation.ts";
import type { ReceivedError } from "./received-error.ts";

// The rules are those of the AWS SDKs' standard mode: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html

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

/**
 * What may follow an error reply in the profile `aws`, or a fault that leaves open whether the service has
 * done its work: AWS promises that every operation can be repeated.
 */
export function nextInAws(_: Operation, error?: ReceivedError): Next {
  if (!error) return "retry";
  const shortName = error.name.replace("Exception", "");
  if (error.status === 429 || throttlingNames.has(shortName)) return "throttled";
  return isTransient(error.status) || shortName === "RequestTimeout" ? "retry" : "final";
}
