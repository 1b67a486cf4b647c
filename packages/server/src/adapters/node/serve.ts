import type { Server, ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import type { FetchHandler } from "@callsheet/protocol";
import { profileOfHandler } from "../../edge/exchange-of.ts";
import { jsonLogger, type Logger } from "../../logger.ts";
import { createConnectionRefusal, createExpectationRefusal } from "./node-connection-error.ts";
import { http } from "./node-http.ts";
import { createNodeListener, type NodeListener } from "./node-listener.ts";
import { NodeRequest } from "./node-request.ts";

export { createNodeListener, type NodeListener, type NodeListenerOptions } from "./node-listener.ts";

/** Options of {@link serve}. Times are in milliseconds. */
export interface ServeOptions {
  /** 0 picks a free port. Default: 0. */
  readonly port?: number;
  /** The interface to listen on; `0.0.0.0` or `::` for all. Default: `127.0.0.1`. */
  readonly host?: string;
  /**
   * How long a client may take to send its headers. Default: 20,000, or `requestTimeout` if that is shorter.
   */
  readonly headersTimeout?: number;
  /**
   * How long a client may take to send a whole request. Default: 30,000, or `headersTimeout` if that is
   * longer.
   */
  readonly requestTimeout?: number;
  /**
   * How long an idle connection is kept for the next request. Default: 65,000, longer than the 60 s of load
   * balancers.
   */
  readonly keepAliveTimeout?: number;
  /**
   * How long nothing may happen on a connection during a call, while a handler runs or a client does not
   * read. Default: 120,000.
   */
  readonly idleTimeout?: number;
  /** Bytes of request line and headers. Default: 16,384. */
  readonly maxHeaderSize?: number;
  /** Open connections; further ones are dropped. Default: no limit. */
  readonly maxConnections?: number;
  /**
   * How long `close` waits for running calls. Default: 9000, so that a process ends within the 10 s that
   * supervisors wait.
   */
  readonly drainTimeout?: number;
  /**
   * Signals that close the server, such as `["SIGTERM", "SIGINT"]`; a second one ends the process. Default:
   * none.
   */
  readonly signals?: readonly NodeJS.Signals[];
  /** Called when the server begins to close: endless answers, such as streams of events, end here. */
  readonly onClosing?: () => void;
  /**
   * Logs failures of fetch handlers that are not services; services have their own loggers. Default:
   * `jsonLogger()`.
   */
  readonly logger?: Logger;
}

/** A server that is listening. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:4020`. */
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  /** Accepts no new connection, lets running calls finish, and cuts what is left after `drainTimeout`. */
  close(): Promise<void>;
}

/**
 * Serves a fetch handler over node:http.
 *
 * @throws Error when the port is in use or not permitted.
 */
export async function serve(handler: FetchHandler, options: ServeOptions = {}): Promise<RunningServer> {
  const { port = 0, host = "127.0.0.1", drainTimeout = 9000, signals = [], logger = jsonLogger() } = options;
  const server = http.createServer(serverOptions(options));
  const isDraining = () => !server.listening;
  server.on("request", createNodeListener(handler, { isDraining, logger }));
  const whenContinued = createNodeListener(handler, { isDraining, logger, expectsContinue: true });
  const profile = profileOfHandler(handler);
  const refuseExpectation = createExpectationRefusal(profile);
  server.on("checkContinue", continueOnly(whenContinued, refuseExpectation));
  server.on("checkExpectation", refuseExpectation);
  server.on("clientError", createConnectionRefusal(profile));
  server.timeout = options.idleTimeout ?? 120_000;
  if (options.maxConnections !== undefined) server.maxConnections = options.maxConnections;
  await listen(server, port, host);
  const close = closeOnce(server, { drainTimeout, signals, onClosing: options.onClosing });
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
    // The listener itself answers a missing Host, in the form of every other error.
    requireHostHeader: false,
  };
}

/** Node ignores what an `Expect` asks for in addition to `100-continue`. */
function continueOnly(listener: NodeListener, refuseExpectation: NodeListener): NodeListener {
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

interface CloseOptions {
  readonly drainTimeout: number;
  readonly signals: readonly NodeJS.Signals[];
  readonly onClosing: (() => void) | undefined;
}

function closeOnce(server: Server, { drainTimeout, signals, onClosing }: CloseOptions): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const close = () => {
    if (closing) return closing;
    closing = drain(server, drainTimeout).finally(() => {
      for (const signal of signals) process.off(signal, onSignal);
    });
    onClosing?.();
    return closing;
  };
  const onSignal = () => {
    if (closing) process.exit(1);
    void close();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return close;
}

/**
 * From now on every answer closes its connection. Idle connections are closed at once, silent ones at the
 * end.
 */
function drain(server: Server, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), timeout);
    // An answer that was written before draining began left its connection open.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      resolve();
    });
  });
}
