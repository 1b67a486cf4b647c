import type { ClientRequestArgs, IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { UnacceptableReplyError } from "@callsheet/protocol";
import { resolveLimits } from "../limits.ts";
import type { HttpRequest, HttpResponse, Transport } from "../transport.ts";
import { decodeChunks, decodeContent, tooLarge } from "./content-encoding.ts";

// An `import` would read all that node:http exports, including `WebSocket`, and load undici with it: 25 ms.
const http = process.getBuiltinModule("node:http");
const { isUtf8 } = process.getBuiltinModule("node:buffer");

/** The limits of a Node transport. 0 and `Infinity` mean no limit. */
export interface NodeTransportOptions {
  /** Connections to one host at a time. Default: 50. */
  readonly maxSockets?: number | undefined;
  /**
   * Milliseconds of silence on a connection with a request in flight, after which the attempt fails. Streams
   * of items may be silent for any time. Default: 30 000.
   */
  readonly idleTimeout?: number | undefined;
  /** The largest body of a reply, decoded, in bytes. Default: 16 MiB. */
  readonly maxResponseSize?: number | undefined;
}

/** A transport over node:http whose idle connections can be closed. */
export interface NodeTransport extends Transport {
  /** Closes idle connections; requests in flight continue. A process ends without it, too. */
  close(): void;
}

type TransportLimits = Readonly<Record<keyof NodeTransportOptions, number>>;

const defaultTransportLimits: TransportLimits = {
  maxSockets: 50,
  idleTimeout: 30_000,
  maxResponseSize: 2 ** 24,
};

/**
 * Creates a transport that keeps connections alive. It costs a fraction of `fetch`, which spends most of its
 * time on `Request`, `Response` and streams. In Node, clients without `transport` and `fetch` share one.
 *
 * @throws {TypeError} when an option is negative or not a number.
 */
export function createNodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  const limits = resolveLimits(options, defaultTransportLimits);
  const origins = new Map<string, Origin>();
  const transport: Transport = (request, signal) => {
    const end = pathStart(request.url);
    const name = request.url.slice(0, end);
    let origin = origins.get(name);
    if (!origin) {
      origin = openOrigin(name, limits);
      origins.set(name, origin);
    }
    return exchange(origin, request, request.url.slice(end) || "/", limits, signal);
  };
  const close = () => {
    for (const { options } of origins.values())
      for (const socket of Object.values(options.agent.freeSockets).flat()) socket?.destroy();
  };
  return Object.assign(transport, { close });
}

/** Sends a request, and resolves once the headers of the reply are there. */
function exchange(
  { module, host, options }: Origin,
  sent: HttpRequest,
  path: string,
  limits: TransportLimits,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = module.request({
      ...options,
      method: sent.method,
      path,
      headers: toHeaders(sent, host),
    });
    let reply: IncomingMessage | undefined;
    const stop = (reason: Error) => (reply ?? request).destroy(reason);
    const abort = () => stop(signal?.reason);
    // Cheaper than the `signal` option, which watches the stream's whole life.
    signal?.addEventListener("abort", abort);
    request.on("timeout", () => stop(new Error(`Nothing arrived for ${limits.idleTimeout} ms.`)));
    request.on("error", reject);
    request.on("response", (response) => {
      reply = response;
      resolve(toResponse(response, limits.maxResponseSize || Number.POSITIVE_INFINITY));
    });
    request.on("close", () => {
      signal?.removeEventListener("abort", abort);
      // As after `101 Switching Protocols`, which node:http does not treat as an error.
      if (!reply) reject(new Error("The connection was closed without a reply."));
    });
    request.end(sent.body);
  });
}

/** What requests to one scheme and host share. */
type Origin = ReturnType<typeof openOrigin>;

function openOrigin(origin: string, { maxSockets, idleTimeout }: TransportLimits) {
  const { protocol, host, hostname, port } = new URL(origin);
  const module = protocol === "https:" ? process.getBuiltinModule("node:https") : http;
  // A URL puts a literal IPv6 host in brackets.
  const address = { host: hostname.replace(/^\[|\]$/g, ""), port } satisfies ClientRequestArgs;
  const agent = new module.Agent({ keepAlive: true, maxSockets, timeout: idleTimeout });
  return { module, host, options: { ...address, agent } };
}

/** Where the path of a URL starts, after scheme and host. */
function pathStart(url: string): number {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  return start < 0 ? url.length : start;
}

/** Alternating names and values, which node:http writes unchanged. */
function toHeaders({ headers, body }: HttpRequest, host: string): string[] {
  const list = headers.host === undefined ? ["host", host] : [];
  for (const name in headers) list.push(name, headers[name] as string);
  if (body !== undefined) list.push("content-length", String(Buffer.byteLength(body)));
  return list;
}

function toResponse(message: IncomingMessage, limit: number): HttpResponse {
  const { headers } = message;
  const isStream = streamed.test(headers["content-type"] ?? "");
  if (isStream) message.socket.setTimeout(0);
  let bytes = isStream ? undefined : readBytes(message, limit);
  // A fault that occurs before the body is read must wait for that.
  bytes?.catch(() => {});
  message.on("error", () => {});
  const read = () => {
    bytes ??= readBytes(message, limit);
    return bytes;
  };
  return {
    status: message.statusCode ?? 0,
    headers: {
      get: (name) => {
        const key = name.toLowerCase();
        return Object.hasOwn(headers, key) ? headers[key]?.toString() : undefined;
      },
    },
    text: () => read().then(toText),
    arrayBuffer: () => read().then((found) => new Uint8Array(found).buffer),
    body: isStream ? decodeStream(message) : laterBytes(read),
  };
}

/**
 * Replies that may never end. All others are read at once, so that their connection is free for another
 * request.
 */
const streamed = /^(text\/event-stream|application\/(x-)?(ndjson|jsonl|json-?lines|json-seq))\b/i;

/** The message itself if nothing is encoded. It is wrapped, because it may also be read as a whole. */
function decodeStream(message: IncomingMessage): AsyncIterable<Uint8Array> {
  const open = () => {
    const encoding = message.headers["content-encoding"];
    return encoding ? decodeChunks(message, encoding) : message;
  };
  return { [Symbol.asyncIterator]: () => endable(open()) };
}

/** An iterator that ends its stream at once, without waiting for the pending chunk. */
function endable(stream: Readable): AsyncIterator<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]();
  const end = async () => {
    stream.destroy();
    return { done: true as const, value: undefined };
  };
  return { next: () => iterator.next(), return: end };
}

async function* laterBytes(read: () => Promise<Buffer>): AsyncGenerator<Uint8Array> {
  yield await read();
}

function readBytes(message: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (message.errored) reject(message.errored);
    const encoding = message.headers["content-encoding"];
    const chunks: Buffer[] = [];
    let size = 0;
    message.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) message.destroy(tooLarge(limit));
    });
    message.on("end", () => {
      const body = Buffer.concat(chunks);
      if (encoding) decodeContent(body, encoding, limit).then(resolve, reject);
      else resolve(body);
    });
    message.on("error", reject);
  });
}

/** The text of a body, without the byte order mark that some servers begin it with. */
function toText(body: Buffer): string {
  if (!isUtf8(body)) throw new UnacceptableReplyError("The body of the reply is not UTF-8.");
  const text = body.toString();
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
