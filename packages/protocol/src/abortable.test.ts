import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { abortable } from "./abortable.ts";

const chunk = (value: number) => Uint8Array.of(value);

/** A stream that the test sends to, and whether it was closed. */
function open(kind: "web stream" | "iterable") {
  const close = vi.fn();
  let send = (_value: number) => {};
  let end = () => {};
  const web = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (value) => controller.enqueue(chunk(value));
      end = () => controller.close();
    },
    cancel: close,
  });
  const reader = kind === "iterable" ? web.getReader() : undefined;
  const iterable: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: () => reader?.read() as Promise<IteratorResult<Uint8Array>>,
      async return() {
        close();
        return { done: true, value: undefined };
      },
    }),
  };
  return { stream: kind === "iterable" ? iterable : web, close, send, end };
}

describe.each(["web stream", "iterable"] as const)("a %s", (kind) => {
  it("is read to its end and leaves no listener", async () => {
    const { stream, send, end } = open(kind);
    const { signal } = new AbortController();
    const chunks = abortable(stream, signal);
    send(1);
    send(2);
    end();
    const all: number[] = [];
    for await (const [value] of chunks) all.push(value ?? 0);
    expect(all).toEqual([1, 2]);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("is closed when the signal aborts, and a pending chunk is not waited for", async () => {
    const { stream, close } = open(kind);
    const controller = new AbortController();
    const next = abortable(stream, controller.signal).next();
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(next).rejects.toBe(reason);
    expect(close).toHaveBeenCalled();
  });

  it("is closed when nobody has asked for a chunk yet", async () => {
    const { stream, close } = open(kind);
    const controller = new AbortController();
    const chunks = abortable(stream, controller.signal);
    controller.abort(new Error("enough"));
    expect(close).toHaveBeenCalledTimes(1);
    await expect(chunks.next()).rejects.toThrow("enough");
  });

  it("is closed when the reader leaves", async () => {
    const { stream, close, send } = open(kind);
    const { signal } = new AbortController();
    send(1);
    for await (const _ of abortable(stream, signal)) break;
    expect(close).toHaveBeenCalled();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
