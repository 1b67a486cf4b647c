import type { WorldRow } from "../store/schema.ts";
import type { Connection, Store } from "../store/store.ts";
import { Batches } from "./batches.ts";
import { type Clock, timeAt } from "./clock.ts";
import { countingBefore } from "./counting-connection.ts";
import { emptyWorld } from "./empty-world.ts";
import { Lanes } from "./lanes.ts";
import { countAct, createWorld, deleteWorld, enterWorld, findWorld } from "./queries.ts";
import { parseSettings, type Settings } from "./settings.ts";
import { WallClock } from "./wall-clock.ts";

/** A world as one request sees it: at one moment. */
export interface World {
  readonly id: string;
  /** The moment, in the world's time: milliseconds since the epoch. */
  readonly now: number;
  readonly clock: Clock;
  /** Wall time in milliseconds, never before that of an earlier act or look: see {@link WallClock}. */
  readonly wall: number;
  readonly settings: Settings;
  /** How many faults the deck holds. */
  readonly faults: number;
  readonly seed: number;
  /** The number of the latest act: larger than that of all earlier ones. */
  readonly revision: number;
}

/** A world within an act, with the connection of the transaction. */
export interface ActingWorld extends World, Connection {}

/** Fills a new world. */
export type Furnish = (world: ActingWorld) => Promise<void>;

/** Options of {@link Worlds}. */
export interface WorldsOptions {
  readonly store: Store;
  readonly furnish: Furnish;
  /** Wall time, in milliseconds since the epoch. */
  readonly wall: () => number;
  /** How many worlds the store may hold; whoever can name worlds must not be able to fill it. */
  readonly limit: number;
}

/** A world cannot be created because the limit is reached. */
export class TooManyWorldsError extends Error {
  override readonly name = "TooManyWorldsError";
}

/** The world of requests that name none. */
export const defaultWorld = "default";

type Work = (world: ActingWorld) => Promise<unknown>;

/** How long an act waits behind others of its world, in milliseconds, and how many may wait. */
const patience = 5000;
const mostWaiting = 1000;

const absent: unique symbol = Symbol("absent");

/** The worlds of one store. A world is created and furnished when it is first used. */
export class Worlds {
  readonly #options: WorldsOptions;
  readonly #clock: WallClock;
  /** Rows as they are, or as the running act has changed them, where no other process can change them. */
  readonly #rows = new Map<string, WorldRow>();
  /** Where other processes can change them. */
  readonly #batches: Batches<Work>;
  readonly #lanes = new Lanes({
    batch: (id, works) => this.#batches.run(id, works as Work[]),
    patience,
    most: mostWaiting,
  });
  /** Counts the acts that have begun and ended: a row read before the latest of these is not kept. */
  #turns = 0;

  constructor(options: WorldsOptions) {
    this.#options = options;
    this.#clock = new WallClock(options.wall);
    this.#batches = new Batches({
      store: options.store,
      next: (row) => ({ ...row, revision: row.revision + 1, wall_high: this.#clock.read(row) }),
      lock: (connection, id) => this.#lock(connection, id),
      run: (work, connection, row) => work(this.#acting(connection, row)),
    });
  }

  /** Looks at a world. @throws TooManyWorldsError */
  async look(id: string): Promise<World> {
    const kept = this.#rows.get(id);
    if (kept) return this.#at(kept);
    const { store } = this.#options;
    const turns = this.#turns;
    const [row] = await store.all(findWorld, { id });
    if (!row) {
      await this.#create(id);
      return this.look(id);
    }
    if (store.shared) this.#batches.see(row);
    else if (turns === this.#turns) this.#rows.set(id, row);
    return this.#at(row);
  }

  /** Looks at a world that may not exist, without creating it. */
  async find(id: string): Promise<World | undefined> {
    const kept = this.#rows.get(id);
    if (kept) return this.#at(kept);
    const [row] = await this.#options.store.all(findWorld, { id });
    return row && this.#at(row);
  }

  /**
   * A world as this process knows it, which is free and may be outdated where other processes use the store.
   * An act finds that out.
   */
  recall(id: string): World | undefined {
    const row = this.#rows.get(id) ?? this.#batches.recall(id);
    return row && this.#at(row);
  }

  /**
   * Acts in a world: one transaction, with no other act in the same world at the same time, in this process
   * or another. `work` must have no effect except in the store. @throws TooManyWorldsError, and what `work`
   * throws.
   */
  async act<Result>(id: string, work: (world: ActingWorld) => Promise<Result>): Promise<Result> {
    const result = await this.#take(id, () => this.#actAlone(id, work), work);
    if (result !== absent) return result as Result;
    await this.#create(id);
    return this.act(id, work);
  }

  /** Waits for the act's turn, because others could have the world. */
  #take<Result>(id: string, alone: () => Promise<Result>, batchable?: Work): Promise<Result> {
    return this.#options.store.shared ? this.#lanes.run(id, { alone, batchable }) : alone();
  }

  #actIfThere<Result>(id: string, work: (world: ActingWorld) => Promise<Result>) {
    return this.#take(id, () => this.#actAlone(id, work).finally(() => this.#batches.forget(id)));
  }

  async #actAlone<Result>(
    id: string,
    work: (world: ActingWorld) => Promise<Result>,
  ): Promise<Result | typeof absent> {
    let attempts = 0;
    try {
      return await this.#options.store.act(async (connection) => {
        // What earlier acts have left here may be undone, like this one.
        if (attempts++ > 0) this.#rows.clear();
        const counted = this.#enter(connection, id);
        if (counted) return work(this.#acting(counted.connection, counted.row));
        const entered = await this.#lock(connection, id);
        return entered ? work(this.#acting(connection, entered)) : absent;
      });
    } catch (error) {
      this.#rows.delete(id);
      this.#batches.forget(id);
      throw error;
    } finally {
      this.#turns++;
    }
  }

  /**
   * Acts in a world as `act` does, where `work` changes the world's own row: its clock, its settings, its
   * number of faults.
   */
  async change<Result>(id: string, work: (world: ActingWorld) => Promise<Result>): Promise<Result> {
    const result = await this.#actIfThere(id, async (world) => {
      try {
        return await work(world);
      } finally {
        // Within the act, so that no later act uses the old row.
        this.#rows.delete(id);
      }
    });
    if (result !== absent) return result as Result;
    await this.#create(id);
    return this.change(id, work);
  }

  /** Recreates a world, as if it had never been used. A missing one stays missing until it is used. */
  async reset(id: string): Promise<void> {
    await this.#actIfThere(id, async (world) => {
      await this.#empty(world);
      await this.#furnish(world, id);
    });
  }

  /** Removes a world and everything in it. */
  async remove(id: string): Promise<void> {
    await this.#actIfThere(id, (world) => this.#empty(world));
  }

  async #empty(world: ActingWorld): Promise<void> {
    await emptyWorld(world);
    await world.all(deleteWorld, { id: world.id });
    this.#rows.delete(world.id);
    this.#clock.forget(world.id);
  }

  #create(id: string): Promise<void> {
    return this.#take(id, () => this.#createAlone(id).finally(() => this.#batches.forget(id)));
  }

  async #createAlone(id: string): Promise<void> {
    let attempts = 0;
    try {
      await this.#options.store.act((connection) => {
        if (attempts++ > 0) this.#rows.clear();
        return this.#furnish(connection, id);
      });
    } catch (error) {
      this.#rows.delete(id);
      throw error;
    }
  }

  async #furnish(connection: Connection, id: string): Promise<void> {
    const { limit, furnish } = this.#options;
    const fresh = {
      id,
      wall: this.#clock.now(),
      speed: 1,
      seed: seedOf(id),
      settings: JSON.stringify({}),
      limit,
    };
    const [made] = await connection.all(createWorld, fresh);
    this.#rows.delete(id);
    const row = await this.#lock(connection, id);
    this.#rows.delete(id);
    if (!row)
      throw new TooManyWorldsError(
        `There are ${limit} worlds already: remove one (DELETE /_sandbox/world) or all (DELETE /_sandbox/worlds), or allow more (--max-worlds).`,
      );
    if (made) await furnish(this.#acting(connection, row));
  }

  /**
   * Enters a world whose row is known, where no other process can change it. The act is counted when it is
   * about to write.
   */
  #enter(connection: Connection, id: string): { connection: Connection; row: WorldRow } | undefined {
    const kept = this.#rows.get(id);
    if (!kept) return undefined;
    this.#turns++;
    // An act that fails leaves this row ahead of the store's until it is read again, which only skips
    // numbers.
    const row = { ...kept, revision: kept.revision + 1, wall_high: this.#clock.read(kept) };
    this.#rows.set(id, row);
    return {
      row,
      connection: countingBefore(connection, () =>
        connection.all(countAct, { id, revision: row.revision, wall: row.wall_high }),
      ),
    };
  }

  async #lock(connection: Connection, id: string): Promise<WorldRow | undefined> {
    const { store } = this.#options;
    this.#turns++;
    const wall = this.#clock.estimate(id);
    const [row] = await connection.all(enterWorld, { id, wall });
    if (row) this.#clock.read(row);
    if (row && store.shared) this.#batches.see(row);
    if (row && !store.shared) this.#rows.set(id, row);
    return row;
  }

  #acting(connection: Connection, row: WorldRow): ActingWorld {
    return {
      // The row contains the act's own time, so that no other process has an earlier one afterwards.
      ...this.#at(row, row.wall_high),
      all: (statement, parameters) => connection.all(statement, parameters),
      insert: (table, rows) => connection.insert(table, rows),
    };
  }

  #at(row: WorldRow, wall = this.#clock.read(row)): World {
    const { id, revision, seed, faults } = row;
    const clock = { base: row.clock_base, anchor: row.clock_anchor, speed: row.clock_speed };
    return {
      id,
      now: timeAt(clock, wall),
      clock,
      wall,
      settings: parseSettings(row.settings),
      faults,
      seed,
      revision,
    };
  }
}

/** A number from a name, so that the ids of a world are the same each time it is created (FNV-1a). */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
