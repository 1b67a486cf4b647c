import type { Server, ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import type { FetchHandler } from "@callsheet/protocol";
import { jsonLogger, type Logger } from "../../logger.ts";
import { answerConnectionError, refuseExpectation } from "./node-connection-error.ts";
import { http } from "./node-http.ts";
import { createNodeListener, type NodeListener } from "./node-listener.ts";
import { NodeRequest } from "./node-request.ts";

export { createNodeListener, type NodeListener, type NodeListenerOptions } from "./node-listener.ts";

/** Options of {@link serve}. Times are in milliseconds. */
export interface ServeOptions {
  /** 0 takes any free port. Default: 0. */
  readonly port?: number;
  /** The interface to listen on; `0.0.0.0` or `::` for all. Default: `127.0.0.1`. */
  readonly host?: string;
  /** How long a client may take for its headers. Default: 20,000, or `requestTimeout` when that is shorter. */
  readonly headersTimeout?: number;
  /** How long a client may take for a whole request. Default: 30,000, or `headersTimeout` when that is longer. */
  readonly requestTimeout?: number;
  /** How long an idle connection is kept for the next request. Default: 65,000, longer than load balancers' 60 s. */
  readonly keepAliveTimeout?: number;
  /** How long a connection may stand still within a call, a handler at work or a client that does not read. Default: 120,000. */
  readonly idleTimeout?: number;
  /** Bytes of request line and headers. Default: 16,384. */
  readonly maxHeaderSize?: number;
  /** Connections at once; more are dropped. Default: no limit. */
  readonly maxConnections?: number;
  /** How long `close` waits for calls under way. Default: 9000, so that a process is gone within the 10 s that its keepers wait. */
  readonly drainTimeout?: number;
  /** Signals that close the server, such as `["SIGTERM", "SIGINT"]`; a second one ends the process. Default: none. */
  readonly signals?: readonly NodeJS.Signals[];
  /** Where failures of handlers go that are not services, which have loggers of their own. Default: `jsonLogger()`. */
  readonly logger?: Logger;
}

/** A server that listens. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:4020`. */
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  /** Takes no new connection, lets calls under way finish, and cuts what is left after `drainTimeout`. */
  close(): Promise<void>;
}

/**
 * Serves a fetch handler over node:http.
 *
 * @throws Error when the port is taken or may not be used.
 */
export async function serve(handler: FetchHandler, options: ServeOptions = {}): Promise<RunningServer> {
  const { port = 0, host = "127.0.0.1", drainTimeout = 9000, signals = [], logger = jsonLogger() } = options;
  const server = http.createServer(serverOptions(options));
  const isDraining = () => !server.listening;
  server.on("request", createNodeListener(handler, { isDraining, logger }));
  const whenContinued = createNodeListener(handler, { isDraining, logger, expectsContinue: true });
  server.on("checkContinue", continueOnly(whenContinued));
  server.on("checkExpectation", refuseExpectation);
  server.on("clientError", answerConnectionError);
  server.timeout = options.idleTimeout ?? 120_000;
  if (options.maxConnections !== undefined) server.maxConnections = options.maxConnections;
  await listen(server, port, host);
  const close = closeOnce(server, drainTimeout, signals);
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return { url: `http://${name}:${address.port}`, port: address.port, server, close };
}

function serverOptions(options: ServeOptions): ServerOptions {
  return {
    headersTimeout: options.headersTimeout ?? Math.min(20_000, options.requestTimeout || 20_000),
    requestTimeout: options.requestTimeout ?? Math.max(30_000, options.headersTimeout ?? 0),
    keepAliveTimeout: options.keepAliveTimeout ?? 65_000,
    connectionsCheckingInterval: 1000,
    IncomingMessage: NodeRequest,
    maxHeaderSize: options.maxHeaderSize ?? 16_384,
    noDelay: true,
    // The listener answers a missing Host itself, in the form that every other error has.
    requireHostHeader: false,
  };
}

/** Node takes an `Expect` that names other things beside `100-continue` for one that does not. */
function continueOnly(listener: NodeListener): NodeListener {
  return (request, response) =>
    request.headers.expect?.toLowerCase() === "100-continue"
      ? listener(request, response)
      : refuseExpectation(request, response);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function closeOnce(
  server: Server,
  drainTimeout: number,
  signals: readonly NodeJS.Signals[],
): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= drain(server, drainTimeout).finally(() => {
      for (const signal of signals) process.off(signal, onSignal);
    });
    return closing;
  };
  const onSignal = () => {
    if (closing) process.exit(1);
    void close();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return close;
}

/** Answers sent from now on close their connection; idle connections are closed at once, silent ones with the rest at the end. */
function drain(server: Server, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), timeout);
    // An answer that was written before we drained left its connection open.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      resolve();
    });
  });
}
