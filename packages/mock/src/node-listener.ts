import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { FetchHandler } from "@callsheet/protocol";
import { BODY_LIMIT } from "./request-body.ts";

/** Methods that a WHATWG `Request` refuses to carry. */
const REFUSED = new Set(["TRACE", "TRACK", "CONNECT"]);

/**
 * Makes a `node:http` server of a fetch handler. A body is read to just beyond the handler's limit, so that the handler can refuse
 * it, and the connection is closed on what is left.
 */
export function createListener(handler: FetchHandler): Server {
  const options = { headersTimeout: 20_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 };
  const server = createServer(options, (message, response) => {
    exchange(handler, message, response).catch(() => response.destroy());
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    const status =
      error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
    socket.end(
      `HTTP/1.1 ${status}\r\nx-amzn-errortype: MalformedHttpRequestException\r\ncontent-type: application/json\r\n${CLOSING}`,
    );
  });
  return server;
}

const MALFORMED = JSON.stringify({ message: "The request is not well-formed HTTP." });
const CLOSING = `content-length: ${MALFORMED.length}\r\nconnection: close\r\n\r\n${MALFORMED}`;

async function exchange(
  handler: FetchHandler,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { body, whole } = await readBody(message);
  const method = message.method ?? "GET";
  if (REFUSED.has(method)) return void response.writeHead(501, { connection: "close" }).end();
  const headers = Object.entries(message.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value) => [name, value] as [string, string]),
  );
  const hasBody = method !== "GET" && method !== "HEAD" && body.byteLength > 0;
  const request = new Request(targetOf(message), { method, headers, ...(hasBody && { body }) });
  const reply = await handler(request);
  const bytes = Buffer.from(await reply.arrayBuffer());
  const length = method === "HEAD" || reply.status === 204 ? {} : { "content-length": bytes.byteLength };
  response.writeHead(reply.status, {
    ...Object.fromEntries(reply.headers),
    ...length,
    ...(!whole && { connection: "close" }),
  });
  response.end(bytes, () => whole || message.destroy());
}

/** The request target as a URL. A path that starts with two slashes must not be taken for a host. */
function targetOf({ url = "/", headers }: IncomingMessage): string {
  if (!url.startsWith("/")) return URL.canParse(url) ? url : "http://localhost/";
  const base = `http://${headers.host ?? "localhost"}`;
  return URL.canParse(base + url) ? base + url : `http://localhost${url}`;
}

async function readBody(
  message: IncomingMessage,
): Promise<{ body: Uint8Array<ArrayBuffer>; whole: boolean }> {
  const announced = Number(message.headers["content-length"] ?? 0);
  if (announced > BODY_LIMIT) return { body: new Uint8Array(), whole: false };
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > BODY_LIMIT) return { body: new Uint8Array(Buffer.concat(chunks)), whole: false };
  }
  return { body: new Uint8Array(Buffer.concat(chunks)), whole: true };
}
