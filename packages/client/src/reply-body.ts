import type { UnreadReply } from "@callsheet/protocol";
import { UnacceptableReplyError } from "./errors/unacceptable-reply-error.ts";
import type { HttpResponse } from "./transport.ts";

/**
 * A reply whose body is refused while it arrives: once it is larger than the limit in bytes, or is not UTF-8 where text is read. A body
 * that is not a web stream was read by its transport, which has limits of its own.
 */
export function limitReply(reply: HttpResponse, limit: number, signal: AbortSignal | undefined): UnreadReply {
  const { status, headers, body = null } = reply;
  const chunks = body && "getReader" in body ? () => readChunks(body, limit) : undefined;
  return {
    status,
    headers,
    body,
    chunks,
    signal,
    text: async () => (chunks ? readText(chunks()) : reply.text()),
    arrayBuffer: reply.arrayBuffer?.bind(reply),
  };
}

async function* readChunks(stream: ReadableStream<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      size += value.length;
      if (limit && size > limit) throw new UnacceptableReplyError(`The body is larger than ${limit} bytes`);
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: !!chunk });
    } catch {
      throw new UnacceptableReplyError("The body is not UTF-8");
    }
  };
  let text = "";
  for await (const chunk of chunks) text += decode(chunk);
  return text + decode();
}
