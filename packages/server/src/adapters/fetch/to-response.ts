import { type ByteStream, isByteStream, type MessageBody } from "@callsheet/protocol";
import type { Outgoing } from "../../edge/exchange.ts";
import { cutStream } from "../cut-stream.ts";

/**
 * Writes an answer as a WHATWG `Response` to a request of this method. Throws when the connection must be cut
 * before the answer.
 */
export function toResponse({ status, headers, body, cutAfter }: Outgoing, method: string): Response {
  const pairs: [string, string][] = new Array(headers.length >> 1);
  for (let i = 0; i < pairs.length; i++) pairs[i] = [headers[2 * i] ?? "", headers[2 * i + 1] ?? ""];
  if (cutAfter === 0) throw new TypeError("The connection was cut.");
  if (isByteStream(body)) {
    const stream = cutAfter === undefined ? body : cutStream(body, cutAfter);
    return new Response(method === "HEAD" ? null : toReadable(stream), { status, headers: pairs });
  }
  if (cutAfter !== undefined) return new Response(cutBody(body, cutAfter), { status, headers: pairs });
  return new Response(method === "HEAD" ? null : (body ?? null), { status, headers: pairs });
}

/** `ReadableStream.from` does not exist everywhere. */
function toReadable(body: ByteStream): ReadableStream<Uint8Array> {
  if (body instanceof ReadableStream) return body;
  const items = body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await items.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await items.return?.();
    },
  });
}

/** A body that is cut off, as `fetch` reports a broken connection. */
function cutBody(body: MessageBody, length: number): ReadableStream {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : (body ?? new Uint8Array());
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError("terminated"));
      sent = true;
      controller.enqueue(bytes.slice(0, length));
    },
  });
}
