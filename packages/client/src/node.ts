import * as http from "node:http";
import * as https from "node:https";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { HttpResponse, Transport } from "./transport.ts";

/** How the Node transport keeps connections. */
export interface NodeTransportOptions {
  /** Connections to one host at a time. Default: 50. */
  readonly maxSockets?: number;
  /** Milliseconds of silence on a connection with a request under way, after which the attempt fails. Default: 30 000. */
  readonly idleTimeout?: number;
  /** The largest body of a reply, decoded, in bytes. Default: 16 MiB. */
  readonly maxResponseSize?: number;
}

/** A transport over node:http, with the means to let go of its idle connections. */
export interface NodeTransport extends Transport {
  /** Closes idle connections. Nothing else is needed for a process to end. */
  close(): void;
}

const decoders = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * A transport for `ClientOptions.transport` that keeps connections alive. It costs a fraction of what `fetch` does, which spends most of its
 * time on `Request`, `Response` and streams.
 */
export function createNodeTransport(given: NodeTransportOptions = {}): NodeTransport {
  const { maxSockets = 50, idleTimeout = 30_000, maxResponseSize = 2 ** 24 } = given;
  const options = { keepAlive: true, maxSockets, timeout: idleTimeout };
  const agents = { "http:": new http.Agent(options), "https:": new https.Agent(options) };
  const transport: Transport = ({ method, url, headers, body }, signal) =>
    new Promise((resolve, reject) => {
      const { protocol, hostname, port, pathname, search } = new URL(url);
      const secure = protocol === "https:";
      const request = (secure ? https : http).request({
        agent: agents[secure ? "https:" : "http:"],
        // A literal IPv6 host stands in brackets in a URL.
        host: hostname.replace(/^\[|\]$/g, ""),
        port,
        method,
        path: pathname + search,
        headers: body === undefined ? headers : { ...headers, "content-length": Buffer.byteLength(body) },
      });
      // Cheaper than the `signal` option, which watches the stream's whole life.
      signal?.addEventListener("abort", () => request.destroy(signal.reason));
      request.on("timeout", () => request.destroy(new Error(`Nothing came for ${idleTimeout} ms.`)));
      request.on("error", reject);
      request.on("response", (response) => resolve(toResponse(response, maxResponseSize)));
      request.end(body);
    });
  return Object.assign(transport, {
    close: () => Object.values(agents).forEach((agent) => void agent.destroy()),
  });
}

function toResponse(message: http.IncomingMessage, limit: number): HttpResponse {
  const body = readText(message, limit);
  // A fault that comes before `text` is called is kept for it.
  body.catch(() => {});
  return {
    status: message.statusCode ?? 0,
    headers: { get: (name) => message.headers[name]?.toString() },
    text: () => body,
  };
}

function readText(message: http.IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const decoder = decoders[message.headers["content-encoding"] as keyof typeof decoders]?.();
    const stream = decoder ? message.pipe(decoder) : message;
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) message.destroy(new Error(`The body of the reply is larger than ${limit} bytes.`));
    });
    stream.on("end", () => resolve(Buffer.concat(chunks).toString()));
    stream.on("error", reject);
    if (decoder) message.on("error", reject);
  });
}
