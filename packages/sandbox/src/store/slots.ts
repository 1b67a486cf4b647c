import { StoreError } from "./store-error.ts";

/** A number of places; whoever finds none free waits in line, but not forever. */
export class Slots {
  #free: number;
  readonly #patience: number;
  readonly #waiting = new Set<() => void>();

  /** @param patience How long to wait for a place, in milliseconds. */
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
