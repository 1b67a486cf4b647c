import type { FetchHandler } from "@callsheet/protocol";
import { answerFault } from "./answer.ts";
import type { Exchange, Incoming, Outgoing } from "./exchange.ts";
import { Fault, malformedFault } from "./fault.ts";
import type { ServiceHandler } from "./service-handler.ts";

/** The exchange of any fetch handler: its own when it is one of ours, else one that goes by way of `Request` and `Response`. */
export function exchangeOf(handler: FetchHandler): Exchange {
  return "exchange" in handler
    ? (handler as ServiceHandler).exchange
    : (incoming) => viaFetch(handler, incoming);
}

/** As much of a body as a foreign fetch handler is given. */
const BODY_LIMIT = 16 * 1024 * 1024;

async function viaFetch(handler: FetchHandler, incoming: Incoming): Promise<Outgoing> {
  let request: Request;
  try {
    request = toRequest(incoming, await incoming.body(BODY_LIMIT));
  } catch (error) {
    const fault = error instanceof Fault ? error : malformedFault("The request cannot be passed on.");
    return answerFault(fault, { requestId: crypto.randomUUID(), errorMessages: [] });
  }
  const response = await handler(request);
  const body = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    headers: [...response.headers].flat(),
    body: body.byteLength > 0 ? body : undefined,
  };
}

/** Throws a `TypeError` for hosts and methods that a `Request` cannot have. */
function toRequest(incoming: Incoming, bytes: Uint8Array): Request {
  const { method, target, signal } = incoming;
  const hasBody = bytes.byteLength > 0 && method !== "GET" && method !== "HEAD";
  return new Request(`http://${incoming.header("host") ?? "localhost"}${target}`, {
    method,
    headers: incoming.headers() as Record<string, string>,
    ...(hasBody && { body: new Uint8Array(bytes) }),
    signal,
  });
}
