/** Bytes that arrive in pieces. */
export type ByteStream = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** True for a stream, among all possible bodies. */
export function isByteStream(body: unknown): body is ByteStream {
  return typeof body === "object" && body !== null && !ArrayBuffer.isView(body);
}

/** The chunks of a stream. Some browsers have streams that cannot be iterated. */
export async function* chunksOf(stream: ByteStream): AsyncGenerator<Uint8Array> {
  if (Symbol.asyncIterator in stream) {
    yield* stream as AsyncIterable<Uint8Array>;
    return;
  }
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
