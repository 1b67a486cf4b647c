import type { Call } from "./attempt.ts";
import type { ClientCore } from "./client-core.ts";
import type { ClientError } from "./errors/client-error.ts";
import type { ServiceError } from "./errors/service-error.ts";

/** Less than this, in milliseconds, is no reason to refuse a signature: AWS allows five minutes. */
const tolerance = 240_000;
/** No clock is a hundred years wrong; and dates beyond cannot be signed. */
const longest = 100 * 365 * 86_400_000;

/**
 * How far the service's clock is ahead of the time that a refused request was signed with; 0 when that was not the reason. The next
 * attempt is then signed with the service's time, once a call, and later calls keep that only when it helped.
 */
export function findSkew(core: ClientCore, call: Call, error: ClientError, skew: number): number {
  const refused = (error as ServiceError).status === 403 || error.name === "RequestExpired";
  if (!core.authorize || !refused) return 0;
  const ahead = Date.parse(String(call.response?.headers.get("date"))) - Date.now() - skew;
  return Math.abs(ahead) >= tolerance && Math.abs(ahead) <= longest ? ahead : 0;
}
