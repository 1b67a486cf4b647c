import type { Batch, RowWrite } from "../store/batch.ts";
import { type Schema, type WorldRow, type WorldTable, worldKeys } from "../store/schema.ts";
import type { Statement, Value } from "../store/statement.ts";
import type { Connection } from "../store/store.ts";

type Parameters = Readonly<Record<string, Value>>;
type AnyStatement = Statement<{ [name: string]: Value }, unknown>;

/** An act does what cannot be put off until others are known, or together with them. */
export class NotBatchableError extends Error {
  override readonly name = "NotBatchableError";
}

/** Rows of a world as they are after an act, by table and key. */
export type Memory = Map<string, unknown[]>;

/** Rows whose keys are new with almost every act: they are not looked for before it is written that they must not be there. */
const expectedAbsent: ReadonlySet<WorldTable> = new Set(["tokens"]);

/** As many rows as are remembered of a world. */
const mostRemembered = 1000;

const nameOf = (table: WorldTable, row: Parameters) =>
  [table, ...worldKeys[table].map((it) => row[it])].join("\0");

/** Notes what acts write instead of writing it, and answers what they read from what is known. */
export class Recorder {
  readonly #kept: { readonly table: WorldTable; readonly key: Parameters }[] = [];
  readonly #keptWrites: RowWrite[] = [];
  readonly #store: Pick<Connection, "all">;
  readonly #memory: Memory;
  /** What the acts of this batch have made of rows. */
  readonly #own: Memory = new Map();
  /** What the act under way has done so far. */
  #absent: { readonly table: WorldTable; readonly key: Parameters }[] = [];
  #writes: RowWrite[] = [];

  constructor(store: Pick<Connection, "all">, memory: Memory) {
    this.#store = store;
    this.#memory = memory;
  }

  /** The connection of an act. @throws NotBatchableError where the act must be done by itself. */
  readonly connection: Connection = {
    all: ((statement: AnyStatement, parameters: { [name: string]: Value }) =>
      this.#all(statement, parameters)) as Connection["all"],
    insert: <Table extends WorldTable>(_table: Table, _rows: readonly Schema[Table][]): never => {
      throw new NotBatchableError();
    },
  };

  /** Keeps what the act under way has done. */
  keep(): void {
    this.#kept.push(...this.#absent);
    for (const write of this.#writes) {
      this.#keptWrites.push(write);
      this.#own.set(nameOf(write.table, write.row), [write.row]);
    }
    this.forget();
  }

  /** Forgets what the act under way has done. */
  forget(): void {
    this.#absent = [];
    this.#writes = [];
  }

  /** What the acts have done, from one row of the world to another. */
  batch(seen: WorldRow, next: WorldRow): Batch {
    return { seen, next, absent: this.#kept, writes: this.#keptWrites };
  }

  /** Remembers what the acts have made of the rows that were known before. */
  remember(): void {
    for (const [name, rows] of this.#own) if (this.#memory.has(name)) this.#memory.set(name, rows);
  }

  #all(statement: AnyStatement, parameters: { [name: string]: Value }): Promise<unknown[]> | unknown[] {
    const { access } = statement;
    if (access?.kind === "find") return this.#find(access.table, statement, parameters);
    if (access) return this.#write(access.table, access.kind, parameters);
    // What it reads could be what the acts before it have not written yet, and it could be a write.
    throw new NotBatchableError();
  }

  #find(
    table: WorldTable,
    statement: AnyStatement,
    parameters: { [name: string]: Value },
  ): Promise<unknown[]> | unknown[] {
    const name = nameOf(table, parameters);
    const known = this.#own.get(name) ?? this.#memory.get(name);
    if (known) return known;
    if (!expectedAbsent.has(table)) return this.#read(name, statement, parameters);
    const { world: _world, ...key } = parameters;
    this.#absent.push({ table, key });
    return [];
  }

  async #read(name: string, statement: AnyStatement, parameters: { [name: string]: Value }) {
    const rows = await this.#store.all(statement, parameters);
    if (this.#memory.size >= mostRemembered) this.#memory.clear();
    this.#memory.set(name, rows);
    return rows;
  }

  #write(table: WorldTable, kind: RowWrite["kind"], row: Parameters): unknown[] {
    // Two changes of one row have an order; the parts of a batch have none.
    if (kind === "update" && this.#own.has(nameOf(table, row))) throw new NotBatchableError();
    this.#writes.push({ table, kind, row });
    return [];
  }
}
