import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Batch } from "./batch.ts";
import { migrate } from "./migrate.ts";
import { createBatchQueries } from "./postgres-batch.ts";
import { fillPostgresOptions, type PostgresOptions } from "./postgres-options.ts";
import { createPostgresPool, isPostgresError, type PostgresPool } from "./postgres-pool.ts";
import type { Schema, WorldTable } from "./schema.ts";
import { Slots } from "./slots.ts";
import { createStatementCache, inserts, type Statement, type Value } from "./statement.ts";
import type { Connection, Store } from "./store.ts";
import { StoreError, type StoreFault } from "./store-error.ts";

/** How often an act is retried when PostgreSQL asks for it. */
const attempts = 5;

/** Serialization failure and deadlock: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const transient = new Set(["40001", "40P01"]);

/**
 * Opens the store in a PostgreSQL database that several processes may share.
 *
 * @param url `postgres://…` as `DATABASE_URL` has it.
 * @throws StoreError in one line, without the password, when the database cannot be used.
 */
export async function openPostgresStore(url: string, options?: PostgresOptions): Promise<Store> {
  const description = withoutSecrets(url);
  const filled = fillPostgresOptions(options);
  const connections = createPostgresPool(url, filled);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: connections.pool }) });
  try {
    // The first connection waits while the database is full; the migrator would not.
    await connections.use((client) => client.query("select 1"));
    await migrate(db, description);
  } catch (error) {
    await connections.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      "unavailable",
      `The store ${description} cannot be used: ${(error as Error).message || (error as { code?: string }).code}.`,
      { cause: error },
    );
  }
  return new PostgresStore(connections, createStatementCache(db), { description, options: filled });
}

function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return "DATABASE_URL";
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

type Queryable = Pick<pg.ClientBase, "query">;

class PostgresStore implements Store {
  readonly shared = true;
  readonly description: string;
  readonly #connections: PostgresPool;
  readonly #prepare: ReturnType<typeof createStatementCache>;
  readonly #batchQuery = createBatchQueries();
  readonly #acting: Slots;

  constructor(
    connections: PostgresPool,
    prepare: ReturnType<typeof createStatementCache>,
    { description, options }: { description: string; options: Required<PostgresOptions> },
  ) {
    this.#connections = connections;
    this.#prepare = prepare;
    this.description = description;
    this.#acting = new Slots(Math.max(1, options.connections - 1), options.connectTimeout);
  }

  all<Parameters extends { [name: string]: Value }, Row>(
    statement: Statement<Parameters, Row>,
    parameters: Parameters,
  ): Promise<Row[]> {
    return this.#guard(this.#connections.use((client) => this.#run(client, statement, parameters)));
  }

  insert<Table extends WorldTable>(table: Table, rows: readonly Schema[Table][]): Promise<void> {
    return this.act((connection) => connection.insert(table, rows));
  }

  async act<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#acting.use(() =>
          this.#connections.use((client) => this.#transaction(client, work)),
        );
      } catch (error) {
        if (attempt === attempts || !transient.has(String((error as { code?: unknown }).code)))
          throw this.#explain(error);
      }
    }
  }

  async commit(batch: Batch): Promise<boolean> {
    return this.#guard(
      this.#acting.use(() => this.#connections.use((client) => this.#commit(client, batch))),
    );
  }

  async check(): Promise<void> {
    await this.#guard(this.#connections.use((client) => client.query("select 1")));
  }

  close(): Promise<void> {
    return this.#connections.close();
  }

  async #commit(client: Queryable, batch: Batch): Promise<boolean> {
    const { name, text, values } = this.#batchQuery(batch);
    const { rows } = await client.query({ name, text, values: values as unknown[] });
    return rows.length > 0;
  }

  #guard<Result>(answer: Promise<Result>): Promise<Result> {
    return answer.catch((error) => {
      throw this.#explain(error);
    });
  }

  async #transaction<Result>(
    client: pg.PoolClient,
    work: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    try {
      await client.query("begin");
      const result = await work(this.#connection(client));
      await client.query("commit");
      return result;
    } catch (error) {
      // A client that cannot roll back is useless: its own failure says so.
      if (error instanceof pg.DatabaseError || !isPostgresError(error)) await client.query("rollback");
      throw error;
    }
  }

  #connection(client: Queryable): Connection {
    return {
      all: (statement, parameters) => this.#run(client, statement, parameters),
      insert: async (table, rows) => {
        for (const { insert, parameters } of inserts(table, rows))
          await this.#run(client, insert, parameters);
      },
      commit: (batch) => this.#commit(client, batch),
    };
  }

  async #run<Parameters extends { [name: string]: Value }, Row>(
    client: Queryable,
    statement: Statement<Parameters, Row>,
    parameters: Parameters,
  ): Promise<Row[]> {
    const prepared = this.#prepare(statement);
    const { rows } = await client.query({
      name: prepared.name,
      text: prepared.sql,
      values: prepared.values(parameters),
    });
    return rows as Row[];
  }

  /**
   * Errors of the connection and of the database become a StoreError; what `act`'s work throws stays as it
   * is.
   */
  #explain(error: unknown): unknown {
    const { code } = error as { code?: unknown };
    if (error instanceof StoreError || !isPostgresError(error)) return error;
    const fault = faultOf(code);
    return new StoreError(
      fault,
      fault === "busy"
        ? `The store ${this.description} is busy: try again.`
        : `The store ${this.description} failed: ${(error as Error).message || code}.`,
      { cause: error },
    );
  }
}

/** A full disk; a lock timeout; a database without room for more. The rest is a failure. */
function faultOf(code: unknown): StoreFault {
  if (code === "53100") return "full";
  return code === "55P03" || code === "53300" || transient.has(String(code)) ? "busy" : "unavailable";
}
