import { StoreError } from "../store/store-error.ts";

/** An act that waits for its turn in a world. */
export interface Waiting<Result = unknown> {
  /** The work, if it may be done together with that of others. */
  readonly batchable: unknown;
  /** Does the work separately. */
  alone(): Promise<Result>;
}

/** The results of a batch's acts, in order; undefined for one that has to be done separately. */
export type BatchResults = readonly ({ readonly value: unknown } | undefined)[];

interface Entry extends Waiting {
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Options of {@link Lanes}. */
export interface LanesOptions {
  /** Does works of one world together, as far as possible; undefined where it is not. */
  readonly batch: (id: string, works: readonly unknown[]) => Promise<BatchResults | undefined>;
  /** How long an act waits for its turn, in milliseconds. */
  readonly patience: number;
  /** How many acts of one world may wait. */
  readonly most: number;
}

/** How many acts are done together at most. */
const mostTogether = 64;

/**
 * A queue of acts for each world: a world that is busy, or locked by another process, holds up one connection
 * and its own acts, and no other world's. Waiting acts are done together where possible.
 */
export class Lanes {
  readonly #options: LanesOptions;
  readonly #lanes = new Map<string, Entry[]>();

  constructor(options: LanesOptions) {
    this.#options = options;
  }

  /** Does an act when its turn comes. @throws StoreError `busy` when too many wait, or it waited too long. */
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
      // Nobody knows what the store has done: doing it again could mean doing it twice.
      for (const { reject } of group) reject(error);
      return;
    }
    let failure: unknown;
    for (const entry of left) {
      // If one act waited in vain, those behind it need not wait for the same thing again.
      if (failure) entry.reject(failure);
      else if (this.#isPatient(id, entry)) {
        await entry.alone().then(entry.resolve, (error) => {
          if (error instanceof StoreError) failure = error;
          entry.reject(error);
        });
      }
    }
  }

  /** Returns those that have to be done separately. */
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
