import type { ByteStream } from "./byte-stream.ts";

/** A source of chunks, and how to end it at once: an iterator's `return` waits for the pending chunk. */
interface Source {
  next(): Promise<IteratorResult<Uint8Array, unknown>>;
  close(): void;
}

/**
 * The chunks of a stream until the signal aborts. That closes the stream at once, and the iteration throws
 * the signal's reason.
 */
export function abortable(stream: ByteStream, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const source = openSource(stream);
  // Listens from now on, not from the first request for a chunk: there may be none.
  signal.addEventListener("abort", source.close, { once: true });
  return readUntilAborted(source, signal);
}

async function* readUntilAborted(source: Source, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let fail: ((reason: unknown) => void) | undefined;
  const stop = () => fail?.(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      // A promise for each chunk: one for the whole stream would keep everything that ever waited for it.
      const { done, value } = await new Promise<IteratorResult<Uint8Array, unknown>>((resolve, reject) => {
        fail = reject;
        source.next().then(resolve, reject);
      });
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    signal.removeEventListener("abort", source.close);
    source.close();
  }
}

function openSource(stream: ByteStream): Source {
  if ("getReader" in stream) {
    const reader = stream.getReader();
    const next = () => reader.read() as Promise<IteratorResult<Uint8Array, unknown>>;
    return { next, close: () => void reader.cancel().catch(() => {}) };
  }
  const iterator = stream[Symbol.asyncIterator]();
  return { next: () => iterator.next(), close: () => void iterator.return?.()?.catch(() => {}) };
}
