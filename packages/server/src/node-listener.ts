import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { type ByteStream, type FetchHandler, isByteStream, type MessageBody } from "@callsheet/protocol";
import { answerUnrouted } from "./answer.ts";
import { describeError } from "./answer-failure.ts";
import type { Outgoing } from "./exchange.ts";
import { exchangeOf } from "./exchange-of.ts";
import { Fault, internalFault, malformedFault } from "./fault.ts";
import { jsonLogger, type Logger, writeRecord } from "./logger.ts";
import { NodeIncoming } from "./node-incoming.ts";

/** How much of a body that nobody reads is taken off the wire, so that the client gets to read its answer. */
const LINGER_BYTES = 8 * 1024 * 1024;
const LINGER_MS = 1000;

/** Answers one request of node:http. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Options of {@link createNodeListener}. */
export interface NodeListenerOptions {
  /** True when the listener stands at `checkContinue`: it says `100 Continue` only when it wants the body. Default: false. */
  readonly expectsContinue?: boolean;
  /** Tells whether the server drains, so that answers close their connections. Default: it never does. */
  readonly isDraining?: () => boolean;
  /** Where failures of handlers go that are not services, which have loggers of their own. Default: `jsonLogger()`. */
  readonly logger?: Logger;
}

/** Makes a listener for a node:http server of your own; `serve` makes the server too. */
export function createNodeListener(handler: FetchHandler, options: NodeListenerOptions = {}): NodeListener {
  const { expectsContinue = false, isDraining, logger = jsonLogger() } = options;
  const exchange = exchangeOf(handler, logger);
  return async (request, response) => {
    if (response.socket === null && isFlooded(request, response)) return;
    const fault = checkHead(request);
    if (fault) return writeOutgoing(request, response, answerUnrouted(fault));
    try {
      const outgoing = await exchange(new NodeIncoming(request, response, expectsContinue));
      if (isDraining?.() && isLast(request, response)) response.shouldKeepAlive = false;
      writeOutgoing(request, response, outgoing);
    } catch (error) {
      // Only an exchange that is not ours, or a header that cannot be written, gets here; one call must not end the process.
      writeRecord(logger, "error", "A request could not be answered.", describeError(error));
      if (response.headersSent) response.destroy();
      else {
        response.statusMessage = "";
        writeOutgoing(request, response, answerUnrouted(internalFault()));
      }
    }
  };
}

/** As many requests as a client may send ahead of the answer that it is due. */
const MAX_PIPELINED = 64;

/** The requests of a connection that wait for answers to earlier ones: how many there are, and the last of them. */
interface Pipeline {
  waiting: number;
  last: ServerResponse;
}

const pipelines = new WeakMap<object, Pipeline>();

/**
 * Counts the requests of a connection that wait for answers to earlier ones, and cuts a connection that has too many: a client that sends
 * and does not read would fill the memory.
 */
function isFlooded({ socket }: IncomingMessage, response: ServerResponse): boolean {
  const pipeline = pipelines.get(socket) ?? { waiting: 0, last: response };
  if (socket.destroyed || pipeline.waiting >= MAX_PIPELINED) {
    socket.destroy();
    return true;
  }
  pipeline.waiting++;
  pipeline.last = response;
  pipelines.set(socket, pipeline);
  response.once("close", () => pipeline.waiting--);
  return false;
}

/** False when answers to later requests of the connection are due. */
function isLast({ socket }: IncomingMessage, response: ServerResponse): boolean {
  const pipeline = pipelines.get(socket);
  return !pipeline?.waiting || pipeline.last === response;
}

/** A name or an address, and a port. Anything else could become a part of the path, where a URL is made of it. */
const HOST = /^(\[[\da-f:.]+\]|[\w.~-]*)(:\d*)?$/i;

/**
 * A request has one Host, a target that is a path, and a body in no coding but chunks. Anything else could mean one thing to a proxy and
 * another to us.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 */
function checkHead({ rawHeaders, httpVersionMinor, url }: IncomingMessage): Fault | undefined {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? "";
    if (name.length === 4 && name.toLowerCase() === "host") {
      if (++hosts > 1 || !HOST.test(rawHeaders[i + 1] ?? ""))
        return malformedFault("A request needs one Host header: a name or an address, and a port.");
    } else if (name.length === 17 && name.toLowerCase() === "transfer-encoding") {
      if (rawHeaders[i + 1]?.toLowerCase() !== "chunked")
        return new Fault("NotImplemented", 501, "No transfer coding but chunked is known here.", {
          close: true,
        });
    }
  }
  if (hosts === 0 && httpVersionMinor > 0) return malformedFault("A request needs a Host header.");
  if (url?.charCodeAt(0) !== 0x2f) return malformedFault("The request target must be a path.");
  return undefined;
}

/** Writes an answer to a response of node:http. */
export function writeOutgoing(request: IncomingMessage, response: ServerResponse, outgoing: Outgoing): void {
  if (response.destroyed) return;
  if (outgoing.cutAfter === 0) return void response.destroy();
  const { status, headers, body } = outgoing;
  if (isByteStream(body)) return void sendStream(request, response, { ...outgoing, body });
  const length =
    body === undefined ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
  const framing = status === 204 || status === 304 ? [] : ["Content-Length", String(length)];
  const unread = !request.complete && hasBody(request);
  const closes = outgoing.close || (unread && !(response.shouldKeepAlive && isSkipped(request)));
  if (closes) framing.push("Connection", "close");
  response.writeHead(status, headers.concat(framing));
  if (outgoing.cutAfter !== undefined) cut(response, body, outgoing.cutAfter);
  else if (closes && unread) endAfterReading(request, response, body);
  else response.end(body);
}

/** As much of a body that nobody wants is read for the sake of the connection: a new one would cost more. */
const SKIPPED_BYTES = 65_536;

/** True when node:http reads over the rest of the body. A client that waits for `100 Continue` may never send it. */
function isSkipped({ headers }: IncomingMessage): boolean {
  return headers.expect === undefined && Number(headers["content-length"]) <= SKIPPED_BYTES;
}

/** A stream has no length that could be said. One that breaks off breaks the connection off; so does a client that goes away end it. */
function sendStream(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Outgoing & { readonly body: ByteStream },
): void {
  response.writeHead(status, headers.slice());
  const source = Readable.from(body as AsyncIterable<Uint8Array>);
  response.on("close", () => source.destroy());
  source.on("error", () => response.destroy());
  if (request.method === "HEAD") response.end();
  else source.pipe(response);
}

function cut(response: ServerResponse, body: MessageBody, length: number): void {
  response.write(Buffer.from(body ?? "").subarray(0, length), () => response.destroy());
}

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/**
 * Answers, and reads on for a while before the connection is closed. Closing with unread data resets it, and the client would lose the
 * answer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
function endAfterReading(request: IncomingMessage, response: ServerResponse, body: MessageBody): void {
  if (body === undefined) response.flushHeaders();
  else response.write(body);
  let left = LINGER_BYTES;
  const timer = setTimeout(done, LINGER_MS);
  function done(): void {
    clearTimeout(timer);
    request.off("data", count).off("end", done).off("close", done);
    request.pause();
    response.end();
  }
  function count(chunk: Uint8Array): void {
    left -= chunk.byteLength;
    if (left < 0) done();
  }
  request.on("data", count).once("end", done).once("close", done);
  request.resume();
}
