import type { FetchHandler, Service } from "@callsheet/protocol";
import { incomingFromRequest } from "./adapters/fetch/incoming-from-request.ts";
import { toResponse } from "./adapters/fetch/to-response.ts";
import type { Exchange } from "./edge/exchange.ts";

/**
 * A service: a fetch handler with a second entrance for adapters, which builds neither a `Request` nor a
 * `Response`.
 */
export interface ServiceHandler extends FetchHandler {
  /** Answers a request in the platform's own form. */
  readonly exchange: Exchange;
  /** The form of answers to requests that no operation sees. Default: `aws`. */
  readonly profile?: Service["profile"];
}

/** Makes a fetch handler of an exchange. */
export function toServiceHandler(exchange: Exchange, profile: Service["profile"] = "aws"): ServiceHandler {
  const handler = async (request: Request) =>
    toResponse(await exchange(incomingFromRequest(request)), request.method);
  return Object.assign(handler, { exchange, profile });
}
