import type { UnreadReply } from "./codec.ts";
import { UnacceptableReplyError } from "./unacceptable-reply-error.ts";

/**
 * The body of a reply as text. It is refused while it arrives: once it exceeds the limit (0: none), or is not
 * UTF-8. A body that is not a web stream was read by its transport, which has its own limits.
 */
export async function readText(reply: UnreadReply, limit: number): Promise<string> {
  const { body } = reply;
  if (!body || !("getReader" in body)) return reply.text();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  await drain(body, limit, (chunk) => {
    try {
      text += decoder.decode(chunk, { stream: !!chunk });
    } catch {
      throw new UnacceptableReplyError("The body is not UTF-8");
    }
  });
  return text;
}

/** The body of a reply as bytes, under a limit; as text where its transport has no bytes. */
export async function readBytes(reply: UnreadReply, limit: number): Promise<string | Uint8Array> {
  const { body } = reply;
  if (!body || !("getReader" in body))
    return reply.arrayBuffer ? new Uint8Array(await reply.arrayBuffer()) : reply.text();
  const parts: BlobPart[] = [];
  await drain(body, limit, (chunk) => chunk && parts.push(chunk as Uint8Array<ArrayBuffer>));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Passes each chunk of a stream to `take`, and nothing at the end. What `take` throws closes the stream. */
async function drain(
  stream: ReadableStream<Uint8Array>,
  limit: number,
  take: (chunk: Uint8Array | undefined) => void,
): Promise<void> {
  const reader = stream.getReader();
  let size = 0;
  try {
    for (;;) {
      const { value } = await reader.read();
      size += value?.length ?? 0;
      if (limit && size > limit) throw new UnacceptableReplyError(`The body is larger than ${limit} bytes`);
      take(value);
      if (!value) return;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
