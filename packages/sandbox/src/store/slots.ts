import { StoreError } from "./store-error.ts";

/** So many places at once; whoever finds none waits in a row, and not for ever. */
export class Slots {
  #free: number;
  readonly #patience: number;
  readonly #waiting = new Set<() => void>();

  /** @param patience How long a place is waited for, in milliseconds. */
  constructor(count: number, patience: number) {
    this.#free = count;
    this.#patience = patience;
  }

  /** Runs work in a place. @throws StoreError `busy` when none becomes free in time. */
  async use<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--;
    else await this.#wait();
    try {
      return await work();
    } finally {
      const [next] = this.#waiting;
      if (next) next();
      else this.#free++;
    }
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const take = () => {
        clearTimeout(timer);
        this.#waiting.delete(take);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(take);
        reject(new StoreError("busy", "The store is busy: try again."));
      }, this.#patience);
      this.#waiting.add(take);
    });
  }
}
