import type { WorldRow } from "../store/schema.ts";
import type { Connection, Store } from "../store/store.ts";
import type { BatchResults } from "./lanes.ts";
import { type Memory, NotBatchableError, Recorder } from "./recorder.ts";

/**
 * A world's row as this process last saw it in a store that others change, and what else it knows of the
 * world at that moment.
 */
interface Seen {
  readonly row: WorldRow;
  readonly memory: Memory;
}

/** Options of {@link Batches}. */
export interface BatchesOptions<Work> {
  readonly store: Store;
  /** The world's row after the next act. */
  readonly next: (row: WorldRow) => WorldRow;
  /** Locks a world until the act is done; undefined when it does not exist. */
  readonly lock: (connection: Connection, id: string) => Promise<WorldRow | undefined>;
  /** Runs the work of an act on a connection. */
  readonly run: (work: Work, connection: Connection, row: WorldRow) => Promise<unknown>;
}

/** How many worlds are remembered. */
const mostSeen = 1000;

/** How many turns lock a world first, after other processes were found acting in it. */
const lockedTurns = 16;

const isSame = (a: WorldRow, b: WorldRow) =>
  a.revision === b.revision && a.wall_high === b.wall_high && a.clock_anchor === b.clock_anchor;

const isNewer = (a: WorldRow, b: WorldRow) => a.clock_anchor === b.clock_anchor && a.revision > b.revision;

/**
 * Does acts of a world together: in one statement, as long as nothing has happened in it since it was seen,
 * else in one transaction.
 */
export class Batches<Work> {
  readonly #options: BatchesOptions<Work>;
  readonly #seen = new Map<string, Seen>();
  /** How many more turns lock a world first, because other processes were found acting in it. */
  readonly #contended = new Map<string, number>();

  constructor(options: BatchesOptions<Work>) {
    this.#options = options;
  }

  /** Remembers a world's state. */
  see(row: WorldRow): void {
    const known = this.#seen.get(row.id)?.row;
    if (known && (isSame(known, row) || isNewer(known, row))) return;
    if (this.#seen.size >= mostSeen) this.#seen.clear();
    this.#seen.set(row.id, { row, memory: new Map() });
  }

  /** A world's state when it was last seen. */
  recall(id: string): WorldRow | undefined {
    return this.#seen.get(id)?.row;
  }

  /** Forgets what was seen of a world. */
  forget(id: string): void {
    this.#seen.delete(id);
  }

  /**
   * Does works together; undefined when none of them was done. @throws StoreError when nobody knows whether
   * they were.
   */
  async run(id: string, works: readonly Work[]): Promise<BatchResults | undefined> {
    if (!this.#options.store.commit) return undefined;
    const contended = this.#contended.get(id) ?? 0;
    if (contended === 0) {
      const results = await this.#runUnlocked(id, works);
      if (results !== "changed") return results;
      if (this.#contended.size >= mostSeen) this.#contended.clear();
      this.#contended.set(id, lockedTurns);
    } else if (contended === 1) this.#contended.delete(id);
    else this.#contended.set(id, contended - 1);
    return this.#runLocked(id, works);
  }

  /** Does works in one statement, if the world is still as it was seen. */
  async #runUnlocked(id: string, works: readonly Work[]): Promise<BatchResults | undefined | "changed"> {
    const { store } = this.#options;
    const seen = this.#seen.get(id);
    if (!seen) return undefined;
    const recorder = new Recorder(store, seen.memory);
    const { results, row } = await this.#record(works, seen.row, recorder);
    if (row === seen.row) return undefined;
    let isDone: boolean | undefined = false;
    try {
      isDone = await store.commit?.(recorder.batch(seen.row, row));
    } finally {
      if (!isDone && this.#seen.get(id) === seen) this.#seen.delete(id);
    }
    if (!isDone) return "changed";
    recorder.remember();
    this.#seen.set(id, { row, memory: seen.memory });
    return results;
  }

  /**
   * Does works in one transaction that has the world to itself: where other processes act in it as well, what
   * was seen is soon outdated.
   */
  async #runLocked(id: string, works: readonly Work[]): Promise<BatchResults | undefined> {
    const done = await this.#options.store
      .act(async (connection) => {
        const locked = await this.#options.lock(connection, id);
        if (!locked || !connection.commit) throw new NotBatchableError();
        const memory: Memory = new Map();
        const recorder = new Recorder(connection, memory);
        const { results, row } = await this.#record(works, locked, recorder);
        if (row === locked || !(await connection.commit(recorder.batch(locked, row))))
          throw new NotBatchableError();
        recorder.remember(); // or a session would be what it was before these acts, for those of the turn that locks no more
        return { results, row, memory };
      })
      .catch((error) => {
        if (error instanceof NotBatchableError) return undefined;
        throw error;
      });
    this.#seen.delete(id);
    if (!done) return undefined;
    this.#seen.set(id, { row: done.row, memory: done.memory });
    return done.results;
  }

  async #record(works: readonly Work[], from: WorldRow, recorder: Recorder) {
    const results: ({ readonly value: unknown } | undefined)[] = [];
    let row = from;
    for (const work of works) {
      const next = this.#options.next(row);
      try {
        results.push({ value: await this.#options.run(work, recorder.connection, next) });
        recorder.keep();
        row = next;
      } catch {
        // The reason for its refusal may be outdated as well: by itself, it gets the current one.
        recorder.forget();
        results.push(undefined);
      }
    }
    return { results, row };
  }
}
