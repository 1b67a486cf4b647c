import type { Call } from "./attempt.ts";
import type { ClientError } from "./errors/client-error.ts";
import type { ServiceError } from "./errors/service-error.ts";

/** A difference below this, in milliseconds, is no reason to refuse a signature: AWS allows five minutes. */
const tolerance = 240_000;
/** 95 years: no clock is that wrong, and a date too far away cannot be signed. */
const longest = 3_000_000_000_000;

/** True for a reply that may mean that the signature was refused. */
export function isRefused(error: ClientError): boolean {
  return (error as ServiceError).status === 403 || error.name === "RequestExpired";
}

/**
 * How far the service's clock is ahead of the time that a refused request was signed with; 0 when that was
 * not the reason. The next attempt is then signed with the service's time, once per call, and later calls
 * keep that only if it helped.
 */
export function findSkew(call: Call, error: ClientError, skew: number): number {
  if (!call.authorize || !call.isSigned || !isRefused(error)) return 0;
  const ahead = Date.parse(call.response?.headers.get("date") as string) - Date.now() - skew;
  const distance = Math.abs(ahead);
  return distance >= tolerance && distance <= longest ? ahead : 0;
}
