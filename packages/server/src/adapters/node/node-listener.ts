import type { IncomingMessage, ServerResponse } from "node:http";
import type { FetchHandler } from "@callsheet/protocol";
import { answerUnrouted } from "../../edge/answer.ts";
import { describeError } from "../../edge/answer-failure.ts";
import { exchangeOf, profileOfHandler } from "../../edge/exchange-of.ts";
import { internalFault } from "../../fault.ts";
import { jsonLogger, type Logger, writeRecord } from "../../logger.ts";
import { checkHead } from "./check-head.ts";
import { NodeIncoming } from "./node-incoming.ts";
import { isFlooded, isLast } from "./pipeline.ts";
import { writeOutgoing } from "./write-outgoing.ts";

/** Answers one request of node:http. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Options of {@link createNodeListener}. */
export interface NodeListenerOptions {
  /**
   * True for the listener of `checkContinue`, which says `100 Continue` once it wants the body. Default:
   * false.
   */
  readonly expectsContinue?: boolean;
  /**
   * Tells whether the server is shutting down, so that answers close their connections. Default: it never is.
   */
  readonly isDraining?: () => boolean;
  /**
   * Logs failures of fetch handlers that are not services; services have their own loggers. Default:
   * `jsonLogger()`.
   */
  readonly logger?: Logger;
}

/** Makes a listener for a node:http server of your own. `serve` makes the server too. */
export function createNodeListener(handler: FetchHandler, options: NodeListenerOptions = {}): NodeListener {
  const { expectsContinue = false, isDraining, logger = jsonLogger() } = options;
  const exchange = exchangeOf(handler, logger);
  const profile = profileOfHandler(handler);
  return async (request, response) => {
    if (response.socket === null && isFlooded(request, response)) return;
    const fault = checkHead(request);
    if (fault) return writeOutgoing(request, response, answerUnrouted(fault, profile));
    try {
      const outgoing = await exchange(new NodeIncoming(request, response, expectsContinue));
      if (isDraining?.() && isLast(request, response)) response.shouldKeepAlive = false;
      writeOutgoing(request, response, outgoing);
    } catch (error) {
      // Only somebody else's exchange or a header that cannot be written gets here. One call must not end the
      // process.
      writeRecord(logger, "error", "A request could not be answered.", describeError(error));
      if (response.headersSent) response.destroy();
      else {
        response.statusMessage = "";
        writeOutgoing(request, response, answerUnrouted(internalFault(), profile));
      }
    }
  };
}
