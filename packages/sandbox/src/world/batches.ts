import type { WorldRow } from "../store/schema.ts";
import type { Connection, Store } from "../store/store.ts";
import type { BatchResults } from "./lanes.ts";
import { type Memory, Recorder } from "./recorder.ts";

/** A world's row as this process saw it last in a store that others change, and what else it knows of the world at that moment. */
interface Seen {
  readonly row: WorldRow;
  readonly memory: Memory;
}

/** Options of {@link Batches}. */
export interface BatchesOptions<Work> {
  readonly store: Store;
  /** The world's row as the next act makes it. */
  readonly next: (row: WorldRow) => WorldRow;
  /** Runs the work of an act on a connection. */
  readonly run: (work: Work, connection: Connection, row: WorldRow) => Promise<unknown>;
}

/** As many worlds as are kept in mind. */
const mostSeen = 1000;

const isSame = (a: WorldRow, b: WorldRow) =>
  a.revision === b.revision && a.wall_high === b.wall_high && a.clock_anchor === b.clock_anchor;

const isNewer = (a: WorldRow, b: WorldRow) => a.clock_anchor === b.clock_anchor && a.revision > b.revision;

/** Does acts of a world by one statement, as long as nothing has happened in it since it was seen. */
export class Batches<Work> {
  readonly #options: BatchesOptions<Work>;
  readonly #seen = new Map<string, Seen>();

  constructor(options: BatchesOptions<Work>) {
    this.#options = options;
  }

  /** Notes how a world is. */
  see(row: WorldRow): void {
    const known = this.#seen.get(row.id)?.row;
    if (known && (isSame(known, row) || isNewer(known, row))) return;
    if (this.#seen.size >= mostSeen) this.#seen.clear();
    this.#seen.set(row.id, { row, memory: new Map() });
  }

  /** How a world was when it was seen last. */
  recall(id: string): WorldRow | undefined {
    return this.#seen.get(id)?.row;
  }

  /** Takes nothing that was seen of a world for true. */
  forget(id: string): void {
    this.#seen.delete(id);
  }

  /** Does works together; undefined when none of them is done. @throws StoreError when nobody knows whether they are. */
  async run(id: string, works: readonly Work[]): Promise<BatchResults | undefined> {
    const { store } = this.#options;
    const seen = this.#seen.get(id);
    if (!seen || !store.commit) return undefined;
    const recorder = new Recorder(store, seen.memory);
    const { results, row } = await this.#record(works, seen.row, recorder);
    if (row === seen.row) return undefined;
    const { absent, writes } = recorder;
    let isDone = false;
    try {
      isDone = await store.commit({ seen: seen.row, next: row, absent, writes });
    } finally {
      if (!isDone && this.#seen.get(id) === seen) this.#seen.delete(id);
    }
    if (!isDone) return undefined;
    recorder.remember();
    this.#seen.set(id, { row, memory: seen.memory });
    return results;
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
        // What it was refused for may be out of date as well: by itself, it is told the truth.
        recorder.forget();
        results.push(undefined);
      }
    }
    return { results, row };
  }
}
