import type { IncomingMessage, ServerResponse } from "node:http";
import type { FetchHandler } from "@callsheet/protocol";
import { answerFault } from "./answer.ts";
import type { Exchange, Outgoing } from "./exchange.ts";
import { exchangeOf } from "./exchange-of.ts";
import { type Fault, malformedFault } from "./fault.ts";
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
}

/** Makes a listener for a node:http server of your own; `serve` makes the server too. */
export function createNodeListener(handler: FetchHandler, options: NodeListenerOptions = {}): NodeListener {
  const exchange: Exchange = exchangeOf(handler);
  const { expectsContinue = false, isDraining } = options;
  return async (request, response) => {
    if (response.socket === null && isFlooded(request, response)) return;
    const fault = checkHost(request);
    if (fault) return writeOutgoing(request, response, httpFault(fault));
    try {
      const outgoing = await exchange(new NodeIncoming(request, response, expectsContinue));
      if (isDraining?.()) response.shouldKeepAlive = false;
      writeOutgoing(request, response, outgoing);
    } catch {
      // Only a foreign handler or a header that cannot be written gets here; one call must not end the process.
      response.destroy();
    }
  };
}

/** As many requests as a client may send ahead of the answer that it is due. */
const MAX_PIPELINED = 64;

const pipelined = new WeakMap<object, number>();

/**
 * Counts the requests of a connection that wait for answers to earlier ones, and cuts a connection that has too many: a client that sends
 * and does not read would fill the memory.
 */
function isFlooded({ socket }: IncomingMessage, response: ServerResponse): boolean {
  const waiting = (pipelined.get(socket) ?? 0) + 1;
  if (socket.destroyed || waiting > MAX_PIPELINED) {
    socket.destroy();
    return true;
  }
  pipelined.set(socket, waiting);
  response.once("close", () => pipelined.set(socket, (pipelined.get(socket) ?? 1) - 1));
  return false;
}

/** The answer to what is wrong with a request as HTTP, before any service is asked. */
export function httpFault(fault: Fault): Outgoing {
  return answerFault(fault, { requestId: crypto.randomUUID(), errorMessages: [] });
}

/**
 * A request has one Host and a target that is a path. Anything else could mean one thing to a proxy and another to us.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 */
function checkHost({ rawHeaders, httpVersionMinor, url }: IncomingMessage): Fault | undefined {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 4 && name.toLowerCase() === "host") hosts++;
  }
  if (hosts > 1 || (hosts === 0 && httpVersionMinor > 0))
    return malformedFault("A request needs one Host header.");
  if (url?.charCodeAt(0) !== 0x2f) return malformedFault("The request target must be a path.");
  return undefined;
}

/** Writes an answer to a response of node:http. */
export function writeOutgoing(request: IncomingMessage, response: ServerResponse, outgoing: Outgoing): void {
  if (response.destroyed) return;
  const { status, headers, body } = outgoing;
  const unread = !request.complete && hasBody(request);
  const length =
    body === undefined ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
  const framing = status === 204 ? [] : ["Content-Length", String(length)];
  if (unread || outgoing.close) framing.push("Connection", "close");
  response.writeHead(status, headers.concat(framing));
  // A client that was told to wait, and was not told to go on, sends nothing that would have to be taken off the wire.
  const lingers = unread && request.headers.expect === undefined;
  if (outgoing.cutAfter !== undefined) cut(response, body, outgoing.cutAfter);
  else if (lingers) endAfterReading(request, response, body);
  else response.end(body);
}

function cut(response: ServerResponse, body: Outgoing["body"], length: number): void {
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
function endAfterReading(request: IncomingMessage, response: ServerResponse, body: Outgoing["body"]): void {
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
