import type { Batch, RowWrite } from "../store/batch.ts";
import { type Schema, type WorldRow, type WorldTable, worldKeys } from "../store/schema.ts";
import type { Statement, Value } from "../store/statement.ts";
import type { Connection } from "../store/store.ts";

type Parameters = Readonly<Record<string, Value>>;
type AnyStatement = Statement<{ [name: string]: Value }, unknown>;

/** Thrown when an act does something that must happen at once, or that cannot be combined with others. */
export class NotBatchableError extends Error {
  override readonly name = "NotBatchableError";
}

/** Rows of a world as they are after an act, by table and key. */
export type Memory = Map<string, unknown[]>;

/**
 * Rows whose keys are new in almost every act: instead of looking for them, the write requires that they do
 * not exist.
 */
const expectedAbsent: ReadonlySet<WorldTable> = new Set(["tokens"]);

/** How many rows are remembered of a world. */
const mostRemembered = 1000;

const nameOf = (table: WorldTable, row: Parameters) =>
  [table, ...worldKeys[table].map((it) => row[it])].join("\0");

/** Records what acts write instead of writing it, and answers their reads from what is known. */
export class Recorder {
  readonly #kept: { readonly table: WorldTable; readonly key: Parameters }[] = [];
  readonly #keptWrites: RowWrite[] = [];
  readonly #store: Pick<Connection, "all">;
  readonly #memory: Memory;
  /** The rows as the acts of this batch have changed them. */
  readonly #own: Memory = new Map();
  /** What the current act has done so far. */
  #absent: { readonly table: WorldTable; readonly key: Parameters }[] = [];
  #writes: RowWrite[] = [];

  constructor(store: Pick<Connection, "all">, memory: Memory) {
    this.#store = store;
    this.#memory = memory;
  }

  /** The connection of an act. @throws NotBatchableError where the act must be done separately. */
  readonly connection: Connection = {
    all: ((statement: AnyStatement, parameters: { [name: string]: Value }) =>
      this.#all(statement, parameters)) as Connection["all"],
    insert: <Table extends WorldTable>(_table: Table, _rows: readonly Schema[Table][]): never => {
      throw new NotBatchableError();
    },
  };

  /** Keeps what the current act has done. */
  keep(): void {
    this.#kept.push(...this.#absent);
    for (const write of this.#writes) {
      this.#keptWrites.push(write);
      this.#own.set(nameOf(write.table, write.row), [write.row]);
    }
    this.forget();
  }

  /** Forgets what the current act has done. */
  forget(): void {
    this.#absent = [];
    this.#writes = [];
  }

  /** What the acts have done, from one row of the world to another. */
  batch(seen: WorldRow, next: WorldRow): Batch {
    return { seen, next, absent: this.#kept, writes: this.#keptWrites };
  }

  /** Remembers how the acts changed the rows that were known before. */
  remember(): void {
    for (const [name, rows] of this.#own) if (this.#memory.has(name)) this.#memory.set(name, rows);
  }

  #all(statement: AnyStatement, parameters: { [name: string]: Value }): Promise<unknown[]> | unknown[] {
    const { access } = statement;
    if (access?.kind === "find") return this.#find(access.table, statement, parameters);
    if (access) return this.#write(access.table, access.kind, parameters);
    // It could read what earlier acts have not written yet, and it could be a write.
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
    // Two changes to one row have an order; the parts of a batch do not.
    if (kind === "update" && this.#own.has(nameOf(table, row))) throw new NotBatchableError();
    this.#writes.push({ table, kind, row });
    return [];
  }
}
