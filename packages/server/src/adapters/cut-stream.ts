import type { ByteStream } from "@callsheet/protocol";

/** A stream that breaks off after this many bytes, as `fetch` reports a broken connection. */
export async function* cutStream(body: ByteStream, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    yield chunk.subarray(0, left);
    left -= Math.min(left, chunk.byteLength);
    if (left === 0) break;
  }
  throw new TypeError("terminated");
}
