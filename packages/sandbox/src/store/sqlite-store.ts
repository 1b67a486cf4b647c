import { Kysely, SqliteDialect } from "kysely";
import { ActQueue } from "./act-queue.ts";
import { migrate } from "./migrate.ts";
import type { Schema, WorldTable } from "./schema.ts";
import {
  createStatementCache,
  inserts,
  type PreparedStatement,
  type Statement,
  type Value,
} from "./statement.ts";
import type { Connection, Store } from "./store.ts";

/** A prepared statement of an SQLite library. */
export interface SqliteStatement {
  /** Runs the statement and returns its rows, an empty list for a statement without a result. */
  all(values: readonly Value[]): unknown[];
}

/** What a store needs of an SQLite library, be it Node's or WebAssembly's: one synchronous connection. */
export interface SqliteDatabase {
  prepare(sql: string): SqliteStatement;
  /** True while a transaction is open. */
  inTransaction(): boolean;
  /** Waits until the acts of this turn of the event loop are known. Absent where commits are free. */
  gather?(): Promise<unknown>;
  /** Writes what was committed to the disk. Absent where nothing lasts. */
  sync?(): Promise<void>;
  /** Makes room after a failure, if possible: then the act is worth another try. */
  relieve?(error: unknown): boolean;
  /** @throws StoreError when the stored file is no longer in its place. Absent where that cannot happen. */
  assertUsable?(): void;
  /** Turns what the library threw into one line for people. */
  explain(error: unknown): unknown;
  close(): void;
}

/**
 * Creates a store over one SQLite connection, migrations included. Acts run one after another, as {@link
 * ActQueue} says; everything else waits for the running act, because it would see its unfinished work on the
 * shared connection.
 *
 * @throws StoreError when the tables cannot be brought to this version.
 */
export async function createSqliteStore(database: SqliteDatabase, description: string): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: kyselyDatabase(database) }) });
  await migrate(db, description);
  return new SqliteStore(database, createStatementCache(db), description);
}

/** Kysely's view of a database: the part of better-sqlite3 that Kysely uses. */
function kyselyDatabase(database: SqliteDatabase) {
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const prepared = database.prepare(sql);
      const all = (values: readonly unknown[]) => prepared.all(values as Value[]);
      return {
        // `all` returns no rows for statements without a result, so one path serves both kinds.
        reader: true,
        all,
        run: () => ({ changes: 0, lastInsertRowid: 0 }),
        iterate: (values: readonly unknown[]) => all(values).values(),
      };
    },
  };
}

class SqliteStore implements Store {
  readonly shared = false;
  readonly description: string;
  readonly #database: SqliteDatabase;
  readonly #prepare: ReturnType<typeof createStatementCache>;
  readonly #statements = new Map<PreparedStatement, SqliteStatement>();
  readonly #connection: Connection;
  readonly #acts: ActQueue;

  constructor(
    database: SqliteDatabase,
    prepare: ReturnType<typeof createStatementCache>,
    description: string,
  ) {
    this.#database = database;
    this.#prepare = prepare;
    this.description = description;
    this.#acts = new ActQueue(transactionsOf(database));
    this.#connection = {
      all: (statement, parameters) => this.#run(statement, parameters),
      insert: async (table, rows) => {
        for (const { insert, parameters } of inserts(table, rows)) this.#run(insert, parameters);
      },
    };
  }

  all<Parameters extends { [name: string]: Value }, Row>(
    statement: Statement<Parameters, Row>,
    parameters: Parameters,
  ): Promise<Row[]> | Row[] {
    return this.#acts.read(() => this.#run(statement, parameters));
  }

  insert<Table extends WorldTable>(table: Table, rows: readonly Schema[Table][]): Promise<void> {
    return this.act((connection) => connection.insert(table, rows));
  }

  act<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    return this.#acts.act(() => work(this.#connection));
  }

  async check(): Promise<void> {
    this.#database.assertUsable?.();
    await this.#acts.read(() => {});
  }

  async close(): Promise<void> {
    await this.#acts.act(async () => {}).catch(() => {});
    this.#database.close();
  }

  #run<Parameters extends { [name: string]: Value }, Row>(
    statement: Statement<Parameters, Row>,
    parameters: Parameters,
  ): Row[] {
    const prepared = this.#prepare(statement);
    try {
      let compiled = this.#statements.get(prepared);
      if (!compiled) {
        compiled = this.#database.prepare(prepared.sql);
        this.#statements.set(prepared, compiled);
      }
      return compiled.all(prepared.values(parameters)) as Row[];
    } catch (error) {
      throw this.#database.explain(error);
    }
  }
}

function transactionsOf(database: SqliteDatabase) {
  const run = (sql: string) => {
    const prepared = database.prepare(sql);
    return () => {
      try {
        prepared.all([]);
      } catch (error) {
        throw database.explain(error);
      }
    };
  };
  const release = run("release act");
  const undo = run("rollback to act");
  return {
    begin: run("begin immediate"),
    commit: run("commit"),
    rollback: run("rollback"),
    mark: run("savepoint act"),
    unmark(isUndone: boolean) {
      if (isUndone) undo();
      release();
    },
    isOpen: () => database.inTransaction(),
    ...(database.gather && { gather: database.gather }),
    ...(database.sync && { sync: database.sync }),
    ...(database.relieve && { relieve: database.relieve }),
  };
}
