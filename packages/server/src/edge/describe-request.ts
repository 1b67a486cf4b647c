import type { Incoming, Outgoing } from "./exchange.ts";
import { readHeader } from "./flat-headers.ts";

/**
 * The fields of a request's log record. The path is the one that the client sent. The query is left out: it
 * can hold a signature.
 */
export function describeRequest(
  { method, target, signedTarget = target }: Incoming,
  { status, headers, fault }: Outgoing,
  { requestId, ms }: { readonly requestId: string; readonly ms: number },
) {
  const error = readHeader(headers, "x-amzn-errortype") ?? fault?.name;
  return {
    requestId,
    method,
    path: signedTarget.split("?", 1)[0],
    status,
    ...(error !== undefined && { error }),
    durationMs: Math.round(ms * 100) / 100,
  };
}
