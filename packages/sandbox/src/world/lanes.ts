import { StoreError } from "../store/store-error.ts";

/** An act that waits for its turn in a world. */
export interface Waiting<Result = unknown> {
  /** The work, where it may be done together with that of others. */
  readonly batchable: unknown;
  /** Does the work by itself. */
  alone(): Promise<Result>;
}

/** What became of the acts of a batch, in their order; undefined for one that has to be done by itself. */
export type BatchResults = readonly ({ readonly value: unknown } | undefined)[];

interface Entry extends Waiting {
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Options of {@link Lanes}. */
export interface LanesOptions {
  /** Does works of one world together, as far as that goes; undefined where it does not. */
  readonly batch: (id: string, works: readonly unknown[]) => Promise<BatchResults | undefined>;
  /** How long an act waits for its turn, in milliseconds. */
  readonly patience: number;
  /** How many acts of one world wait at most. */
  readonly most: number;
}

/** How many acts are done together at most. */
const mostTogether = 64;

/**
 * A row of acts for each world: one that is busy, or locked by another process, keeps one connection and its own acts waiting, and no other
 * world's. Acts that wait are done together where they can be.
 */
export class Lanes {
  readonly #options: LanesOptions;
  readonly #lanes = new Map<string, Entry[]>();

  constructor(options: LanesOptions) {
    this.#options = options;
  }

  /** Does an act when it is its turn. @throws StoreError `busy` when too many wait, or it waited for too long. */
  run<Result>(id: string, act: Waiting<Result>): Promise<Result> {
    const lane = this.#lanes.get(id);
    if (lane && lane.length >= this.#options.most) return Promise.reject(busy(id));
    return new Promise<Result>((resolve, reject) => {
      const entry: Entry = {
        ...act,
        alone: act.alone,
        since: performance.now(),
        resolve: resolve as never,
        reject,
      };
      if (lane) return void lane.push(entry);
      const fresh = [entry];
      this.#lanes.set(id, fresh);
      void this.#drive(id, fresh);
    });
  }

  async #drive(id: string, lane: Entry[]): Promise<void> {
    while (lane.length > 0) {
      const count = lane.findIndex(({ batchable }) => !batchable);
      const group = lane.splice(0, Math.max(1, Math.min(count < 0 ? lane.length : count, mostTogether)));
      await this.#perform(
        id,
        group.filter((it) => this.#isPatient(id, it)),
      );
    }
    this.#lanes.delete(id);
  }

  #isPatient(id: string, { since, reject }: Entry): boolean {
    const isPatient = performance.now() - since < this.#options.patience;
    if (!isPatient) reject(busy(id));
    return isPatient;
  }

  async #perform(id: string, group: readonly Entry[]): Promise<void> {
    let left = group;
    try {
      if (group.length > 0 && group[0]?.batchable) left = await this.#performTogether(id, group);
    } catch (error) {
      // Nobody knows what the store has done: to do it again could be to do it twice.
      for (const { reject } of group) reject(error);
      return;
    }
    let failure: unknown;
    for (const entry of left) {
      // What one has waited for in vain, those behind it need not wait for again.
      if (failure) entry.reject(failure);
      else if (this.#isPatient(id, entry)) {
        await entry.alone().then(entry.resolve, (error) => {
          if (error instanceof StoreError) failure = error;
          entry.reject(error);
        });
      }
    }
  }

  /** Returns those that have to be done alone. */
  async #performTogether(id: string, group: readonly Entry[]): Promise<readonly Entry[]> {
    const works = group.map(({ batchable }) => batchable);
    const results = await this.#options.batch(id, works);
    if (!results) return group;
    return group.filter((entry, index) => {
      const result = results[index];
      if (result) entry.resolve(result.value);
      return !result;
    });
  }
}

const busy = (id: string) => new StoreError("busy", `The world ${id} is busy: try again.`);
