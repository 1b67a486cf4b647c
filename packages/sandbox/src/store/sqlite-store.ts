import { Kysely, SqliteDialect } from "kysely";
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
  /** Runs the statement and returns its rows, none for a statement that returns none. */
  all(values: readonly Value[]): unknown[];
}

/** What a store needs of an SQLite library, be it Node's or WebAssembly's: one synchronous connection. */
export interface SqliteDatabase {
  prepare(sql: string): SqliteStatement;
  /** True while a transaction is open. */
  inTransaction(): boolean;
  /** Makes one line for people of what the library threw. */
  explain(error: unknown): unknown;
  close(): void;
}

/**
 * Makes a store of one SQLite connection, migrations included. Acts run one after the other; everything else waits for
 * the act under way, since it would see its unfinished work on the shared connection.
 *
 * @throws StoreError when the tables cannot be brought to this version.
 */
export async function createSqliteStore(database: SqliteDatabase, description: string): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: kyselyDatabase(database) }) });
  await migrate(db, description);
  return new SqliteStore(database, createStatementCache(db), description);
}

/** Kysely's view of a database: what better-sqlite3 offers, as far as Kysely uses it. */
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
  readonly #begin: SqliteStatement;
  readonly #commit: SqliteStatement;
  readonly #rollback: SqliteStatement;
  /** Settles when the act under way, and those queued behind it, are done. */
  #acts: Promise<unknown> | undefined;

  constructor(
    database: SqliteDatabase,
    prepare: ReturnType<typeof createStatementCache>,
    description: string,
  ) {
    this.#database = database;
    this.#prepare = prepare;
    this.description = description;
    this.#begin = database.prepare("begin immediate");
    this.#commit = database.prepare("commit");
    this.#rollback = database.prepare("rollback");
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
    if (this.#acts) return this.#after(() => this.#run(statement, parameters));
    return this.#run(statement, parameters);
  }

  insert<Table extends WorldTable>(table: Table, rows: readonly Schema[Table][]): Promise<void> {
    return this.act((connection) => connection.insert(table, rows));
  }

  act<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    return this.#after(async () => {
      this.#do(this.#begin);
      try {
        const result = await work(this.#connection);
        this.#do(this.#commit);
        return result;
      } catch (error) {
        // Some failures, a full disk among them, have ended the transaction already.
        if (this.#database.inTransaction()) this.#do(this.#rollback);
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.#after(async () => this.#database.close());
  }

  /** Runs `work` when everything before it is done. */
  #after<Result>(work: () => Promise<Result> | Result): Promise<Result> {
    const result = this.#acts ? this.#acts.then(work) : (async () => work())();
    const settle = () => {
      if (this.#acts === settled) this.#acts = undefined;
    };
    const settled: Promise<void> = result.then(settle, settle);
    this.#acts = settled;
    return result;
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

  #do(statement: SqliteStatement): void {
    try {
      statement.all([]);
    } catch (error) {
      throw this.#database.explain(error);
    }
  }
}
