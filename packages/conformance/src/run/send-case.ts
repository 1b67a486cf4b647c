import type { ApiOperation } from "@callsheet/document";
import type { Contract } from "../contract.ts";
import type { Reply } from "../wire/reply.ts";
import type { WireRequest } from "../wire/request.ts";
import { authorize } from "./authorize.ts";
import type { TargetCredentials } from "./credentials.ts";
import { type Gate, pause } from "./gate.ts";
import type { Sent } from "./result.ts";
import { isReply, type ReplyLimits, type Target } from "./target.ts";

/** What sending needs, the same for a whole run. */
export interface Sending {
  readonly contract: Contract;
  readonly target: Target;
  readonly credentials: TargetCredentials;
  readonly limits: ReplyLimits;
  readonly gate: Gate;
  /** True to judge by the strict column of the policy, too. */
  readonly strict: boolean;
}

const BUSY_RETRIES = 3;
const LONGEST_PAUSE = 5_000;
const REFUSED_RETRIES = 5;

/**
 * Sends one request with the credentials that its operation requires. A busy or restarting target is asked
 * again.
 */
export async function send(sending: Sending, request: WireRequest, operation: ApiOperation): Promise<Sent> {
  const { target, credentials, limits, gate } = sending;
  for (let attempt = 0; ; attempt++) {
    await gate.pass();
    const authorized = await authorize(request, operation, { host: target.host, credentials });
    const outcome = await target.send(authorized, limits);
    if (isReply(outcome)) {
      if (
        (outcome.status !== 429 && outcome.status !== 503) ||
        attempt >= BUSY_RETRIES ||
        operationExpects(request)
      )
        return { operation, request: authorized, outcome };
      await pause(retryAfter(outcome) ?? 50 * 2 ** attempt);
    } else {
      if (outcome.failure !== "refused" || attempt >= REFUSED_RETRIES)
        return { operation, request: authorized, outcome };
      await pause(100);
    }
  }
}

/** A mock that is asked for 429 or 503 is not busy. */
function operationExpects(request: WireRequest): boolean {
  return request.headers.some(([name, value]) => name === "prefer" && /code=(?:429|503)/.test(value));
}

function retryAfter(reply: Reply): number | undefined {
  const seconds = Number(reply.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, LONGEST_PAUSE) : undefined;
}
