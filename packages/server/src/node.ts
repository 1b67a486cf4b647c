import type { Server, ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import type { FetchHandler } from "@callsheet/protocol";
import { answerConnectionError, refuseExpectation } from "./node-connection-error.ts";
import { http } from "./node-http.ts";
import { createNodeListener } from "./node-listener.ts";
import { NodeRequest } from "./node-request.ts";

export { createNodeListener, type NodeListener, type NodeListenerOptions } from "./node-listener.ts";

/** Options of {@link serve}. Times are in milliseconds. */
export interface ServeOptions {
  /** 0 takes any free port. Default: 0. */
  readonly port?: number;
  /** The interface to listen on; `0.0.0.0` or `::` for all. Default: `127.0.0.1`. */
  readonly host?: string;
  /** How long a client may take for its headers. Default: 20,000. */
  readonly headersTimeout?: number;
  /** How long a client may take for a whole request. Default: 30,000. */
  readonly requestTimeout?: number;
  /** How long an idle connection is kept for the next request. Default: 65,000, longer than load balancers' 60 s. */
  readonly keepAliveTimeout?: number;
  /** How long a connection may stand still within a call, a handler at work or a client that does not read. Default: 120,000. */
  readonly idleTimeout?: number;
  /** Bytes of request line and headers. Default: 16,384. */
  readonly maxHeaderSize?: number;
  /** Connections at once; more are dropped. Default: no limit. */
  readonly maxConnections?: number;
  /** How long `close` waits for calls under way. Default: 10,000. */
  readonly drainTimeout?: number;
  /** Signals that close the server, such as `["SIGTERM", "SIGINT"]`; a second one ends the process. Default: none. */
  readonly signals?: readonly NodeJS.Signals[];
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
  const { port = 0, host = "127.0.0.1", drainTimeout = 10_000, signals = [] } = options;
  const server = http.createServer(serverOptions(options));
  const isDraining = () => !server.listening;
  server.on("request", createNodeListener(handler, { isDraining }));
  server.on("checkContinue", createNodeListener(handler, { isDraining, expectsContinue: true }));
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
    headersTimeout: options.headersTimeout ?? 20_000,
    requestTimeout: options.requestTimeout ?? 30_000,
    keepAliveTimeout: options.keepAliveTimeout ?? 65_000,
    connectionsCheckingInterval: 1000,
    IncomingMessage: NodeRequest,
    maxHeaderSize: options.maxHeaderSize ?? 16_384,
    noDelay: true,
    // The listener answers a missing Host itself, in the form that every other error has.
    requireHostHeader: false,
  };
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
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
