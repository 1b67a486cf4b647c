/** How many bytes may wait for a reader. */
const mostWaiting = 1024 * 1024;

type Result = IteratorResult<Uint8Array, undefined>;

/** What a slow reader gets in place of the events that it has lost. */
export type DescribeMissed = (count: number) => Uint8Array;

/**
 * The events that wait for one reader: never more than a megabyte. A reader that falls behind loses further
 * events until it has read the waiting ones, and learns how many.
 */
export class EventReader implements AsyncIterableIterator<Uint8Array> {
  readonly #describeMissed: DescribeMissed;
  readonly #onClose: () => void;
  #waiting: Uint8Array[] = [];
  #size = 0;
  #missed = 0;
  #isOver = false;
  #wanted: ((result: Result) => void) | undefined;

  constructor(describeMissed: DescribeMissed, onClose: () => void) {
    this.#describeMissed = describeMissed;
    this.#onClose = onClose;
  }

  /** Hands over this many events. */
  offer(chunk: Uint8Array, count: number): void {
    if (this.#isOver) return;
    if (this.#wanted) this.#give({ done: false, value: chunk });
    else this.#keep(chunk, count);
  }

  #keep(chunk: Uint8Array, count: number): void {
    if (this.#missed > 0 || this.#size + chunk.byteLength > mostWaiting) {
      this.#missed += count;
      return;
    }
    this.#waiting.push(chunk);
    this.#size += chunk.byteLength;
  }

  /** Ends the stream: waiting events are read first. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onClose();
    this.#give({ done: true, value: undefined });
  }

  next(): Promise<Result> {
    const waiting = this.#waiting.shift();
    if (waiting) {
      this.#size -= waiting.byteLength;
      return Promise.resolve({ done: false, value: waiting });
    }
    if (this.#missed > 0) {
      const value = this.#describeMissed(this.#missed);
      this.#missed = 0;
      return Promise.resolve({ done: false, value });
    }
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#wanted = resolve;
    });
  }

  /** The reader went away. A generator would notice only at its next event. */
  return(): Promise<Result> {
    this.#waiting = [];
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #give(result: Result): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    wanted?.(result);
  }
}
