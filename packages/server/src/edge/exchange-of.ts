import { type FetchHandler, isByteStream, type Service } from "@callsheet/protocol";
import { Fault, internalFault, malformedFault } from "../fault.ts";
import { jsonLogger, type Logger, writeRecord } from "../logger.ts";
import type { ServiceHandler } from "../service-handler.ts";
import { answerUnrouted } from "./answer.ts";
import { describeError } from "./answer-failure.ts";
import type { Exchange, Incoming, Outgoing } from "./exchange.ts";

/**
 * The exchange of any fetch handler: its own if this package made it, otherwise one that goes through
 * `Request` and `Response`. What such a handler throws is logged and answered as an internal error.
 */
export function exchangeOf(handler: FetchHandler, logger: Logger = jsonLogger()): Exchange {
  return "exchange" in handler
    ? (handler as ServiceHandler).exchange
    : (incoming) => viaFetch(handler, incoming, logger);
}

/**
 * The form of answers that a handler gives where no operation is known: `aws` for those that are not
 * services.
 */
export function profileOfHandler(handler: FetchHandler): Service["profile"] {
  return ("profile" in handler && (handler as ServiceHandler).profile) || "aws";
}

/** The largest body that somebody else's fetch handler gets, in bytes. */
const bodyLimit = 16 * 1024 * 1024;

async function viaFetch(handler: FetchHandler, incoming: Incoming, logger: Logger): Promise<Outgoing> {
  let request: Request;
  try {
    request = toRequest(incoming, await incoming.body(bodyLimit));
  } catch (error) {
    return answerUnrouted(
      error instanceof Fault ? error : malformedFault("The request cannot be passed on."),
    );
  }
  try {
    return await toOutgoing(await handler(request));
  } catch (error) {
    writeRecord(logger, "error", "A fetch handler failed.", describeError(error));
    return answerUnrouted(internalFault());
  }
}

/** Headers about the connection and framing: each adapter sets its own. */
const hopByHop = new Set([
  "connection",
  "content-length",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

async function toOutgoing(response: Response): Promise<Outgoing> {
  const isStream = /^text\/event-stream\b/i.test(response.headers.get("content-type") ?? "");
  const body = isStream && response.body ? response.body : new Uint8Array(await response.arrayBuffer());
  const headers = [...response.headers].filter(([name]) => !hopByHop.has(name)).flat();
  return {
    status: response.status,
    headers,
    body: isByteStream(body) || body.byteLength > 0 ? body : undefined,
  };
}

/** @throws TypeError for hosts and methods that a `Request` cannot have. */
function toRequest(incoming: Incoming, bytes: Uint8Array): Request {
  const { method, target, signal } = incoming;
  const hasBody = bytes.byteLength > 0 && method !== "GET" && method !== "HEAD";
  return new Request(`http://${incoming.header("host") || "localhost"}${target}`, {
    method,
    headers: incoming.headers() as Record<string, string>,
    ...(hasBody && { body: new Uint8Array(bytes) }),
    signal,
  });
}
