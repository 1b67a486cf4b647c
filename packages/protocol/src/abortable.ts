import type { ByteStream } from "./byte-stream.ts";

/** Where chunks come from, and how to end it at once: an iterator's `return` waits for the chunk that is pending. */
interface Source {
  next(): Promise<IteratorResult<Uint8Array, unknown>>;
  close(): void;
}

/** The chunks of a stream until the signal aborts. That closes the stream at once, and the iteration throws the signal's reason. */
export async function* abortable(stream: ByteStream, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const source = openSource(stream);
  let fail: ((reason: unknown) => void) | undefined;
  const stop = () => {
    source.close();
    fail?.(signal.reason);
  };
  signal.addEventListener("abort", stop);
  try {
    for (;;) {
      signal.throwIfAborted();
      // A promise for each chunk: one for the whole stream would keep what has waited for it.
      const { done, value } = await new Promise<IteratorResult<Uint8Array, unknown>>((resolve, reject) => {
        fail = reject;
        source.next().then(resolve, reject);
      });
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener("abort", stop);
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
  const close = () => {
    // A stream of Node.
    (stream as { destroy?: () => void }).destroy?.();
    iterator.return?.()?.catch(() => {});
  };
  return { next: () => iterator.next(), close };
}
