import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { type ByteStream, isByteStream, type MessageBody } from "@callsheet/protocol";
import type { Outgoing } from "../../edge/exchange.ts";
import { cutStream } from "../cut-stream.ts";

/** How much of an unread body is read after the answer, so that the client gets to read its answer. */
const lingerBytes = 8 * 1024 * 1024;
const lingerMs = 1000;

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

/** How much of an unwanted body is read to keep the connection: a new one would cost more. */
const skippedBytes = 65_536;

/**
 * True when node:http skips the rest of the body. A client that waits for `100 Continue` may never send it.
 */
function isSkipped({ headers }: IncomingMessage): boolean {
  return headers.expect === undefined && Number(headers["content-length"]) <= skippedBytes;
}

/**
 * Sends a body of unknown length. If the stream fails, the connection is cut; if the client goes away, the
 * stream is ended.
 */
function sendStream(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, cutAfter }: Outgoing & { readonly body: ByteStream },
): void {
  response.writeHead(status, headers.slice());
  if (cutAfter !== undefined) return void sendCut(response, cutStream(body, cutAfter));
  const source = Readable.from(body as AsyncIterable<Uint8Array>);
  response.on("close", () => source.destroy());
  source.on("error", () => response.destroy());
  if (request.method === "HEAD") response.end();
  else source.pipe(response);
}

/** Sends what there is before a stream breaks off: a pipe would drop what it has read ahead. */
async function sendCut(response: ServerResponse, body: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const chunk of body) await new Promise((resolve) => response.write(chunk, resolve));
  } catch {
    // The end that was asked for.
  }
  response.destroy();
}

function cut(response: ServerResponse, body: MessageBody, length: number): void {
  response.write(Buffer.from(body ?? "").subarray(0, length), () => response.destroy());
}

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/**
 * Answers, then reads on for a while before it closes the connection. Closing with unread data resets the
 * connection, and the client would lose the answer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
function endAfterReading(request: IncomingMessage, response: ServerResponse, body: MessageBody): void {
  if (body === undefined) response.flushHeaders();
  else response.write(body);
  let left = lingerBytes;
  const timer = setTimeout(done, lingerMs);
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
