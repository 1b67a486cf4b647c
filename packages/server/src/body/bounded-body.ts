import { tooLargeFault } from "../fault.ts";

/**
 * A body that was already read, checked against this limit, too.
 *
 * @throws Fault `RequestEntityTooLargeException` when it is larger.
 */
export async function withinLimit(body: Promise<Uint8Array>, limit: number): Promise<Uint8Array> {
  const bytes = await body;
  if (bytes.byteLength > limit) throw tooLargeFault(limit);
  return bytes;
}

/** One array of all chunks; the chunk itself when there is only one. */
export function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const joined = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return joined;
}
