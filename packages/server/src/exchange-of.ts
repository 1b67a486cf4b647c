import type { FetchHandler } from "@callsheet/protocol";
import type { Exchange, Incoming, Outgoing } from "./exchange.ts";
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
  const { method, target } = incoming;
  const bytes = await incoming.body(BODY_LIMIT);
  const request = new Request(new URL(target, `http://${incoming.header("host") ?? "localhost"}`), {
    method,
    headers: incoming.headers() as [string, string][],
    ...(bytes.byteLength > 0 && method !== "GET" && method !== "HEAD" && { body: new Uint8Array(bytes) }),
    signal: incoming.signal,
  });
  const response = await handler(request);
  const body = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    headers: [...response.headers].flat(),
    body: body.byteLength > 0 ? body : undefined,
  };
}
