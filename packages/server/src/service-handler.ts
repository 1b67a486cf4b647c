import type { FetchHandler } from "@callsheet/protocol";
import type { Exchange, Outgoing } from "./exchange.ts";
import { incomingFromRequest } from "./incoming-from-request.ts";

/**
 * A service: a fetch handler that also has the path that adapters take, which builds neither a `Request` nor a `Response`.
 */
export interface ServiceHandler extends FetchHandler {
  /** Answers a request in the platform's own form. */
  readonly exchange: Exchange;
}

/** Makes a fetch handler of an exchange. */
export function toServiceHandler(exchange: Exchange): ServiceHandler {
  const handler = async (request: Request) =>
    toResponse(await exchange(incomingFromRequest(request)), request.method);
  return Object.assign(handler, { exchange });
}

function toResponse({ status, headers, body }: Outgoing, method: string): Response {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < headers.length; i += 2) pairs.push([headers[i] ?? "", headers[i + 1] ?? ""]);
  return new Response(method === "HEAD" ? null : (body ?? null), { status, headers: pairs });
}
