import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { migrate } from "./migrate.ts";
import type { Schema, WorldTable } from "./schema.ts";
import { createStatementCache, inserts, type Statement, type Value } from "./statement.ts";
import type { Connection, Store } from "./store.ts";
import { StoreError } from "./store-error.ts";

/** The bigint type of PostgreSQL; all of ours are milliseconds or counters, far below 2^53. */
const int8 = 20;

/** How often an act is tried again when PostgreSQL asks for it. */
const attempts = 5;

/** Serialization failure and deadlock: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const transient = new Set(["40001", "40P01"]);

/**
 * Opens the store in a PostgreSQL database that several processes may share.
 *
 * @param url `postgres://…` as `DATABASE_URL` has it.
 * @throws StoreError in one line, without the password, when the database cannot be used.
 */
export async function openPostgresStore(url: string): Promise<Store> {
  const description = withoutSecrets(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 10_000,
    // A process that hangs in an act must not keep the others from theirs.
    idle_in_transaction_session_timeout: 10_000,
    types: {
      getTypeParser: ((id: number, format?: "text") =>
        id === int8 ? Number : pg.types.getTypeParser(id, format)) as never,
    },
  });
  // A connection that breaks, idle or at work, is replaced by the pool; without listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, description);
  } catch (error) {
    await pool.end();
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      "unavailable",
      `The store ${description} cannot be used: ${(error as Error).message || (error as { code?: string }).code}.`,
      { cause: error },
    );
  }
  return new PostgresStore(pool, createStatementCache(db), description);
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
  readonly #pool: pg.Pool;
  readonly #prepare: ReturnType<typeof createStatementCache>;

  constructor(pool: pg.Pool, prepare: ReturnType<typeof createStatementCache>, description: string) {
    this.#pool = pool;
    this.#prepare = prepare;
    this.description = description;
  }

  all<Parameters extends { [name: string]: Value }, Row>(
    statement: Statement<Parameters, Row>,
    parameters: Parameters,
  ): Promise<Row[]> {
    return this.#run(this.#pool as unknown as Queryable, statement, parameters).catch((error) => {
      throw this.#explain(error);
    });
  }

  insert<Table extends WorldTable>(table: Table, rows: readonly Schema[Table][]): Promise<void> {
    return this.act((connection) => connection.insert(table, rows));
  }

  async act<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#transaction(work);
      } catch (error) {
        if (attempt === attempts || !transient.has(String((error as { code?: unknown }).code)))
          throw this.#explain(error);
      }
    }
  }

  async check(): Promise<void> {
    await this.#pool.query("select 1").catch((error) => {
      throw this.#explain(error);
    });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #transaction<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query("begin");
      const result = await work(this.#connection(client));
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      // A client that could not roll back is closed, which rolls back.
      client.release(broken);
    }
  }

  #connection(client: Queryable): Connection {
    return {
      all: (statement, parameters) => this.#run(client, statement, parameters),
      insert: async (table, rows) => {
        for (const { insert, parameters } of inserts(table, rows))
          await this.#run(client, insert, parameters);
      },
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

  /** Errors of the connection and of the database become a StoreError; what `act`'s work throws stays as it is. */
  #explain(error: unknown): unknown {
    const { code } = error as { code?: unknown };
    if (
      error instanceof StoreError ||
      !(error instanceof pg.DatabaseError || typeof code === "string" || isConnectionLoss(error))
    )
      return error;
    const fault = code === "53100" ? "full" : "unavailable";
    return new StoreError(
      fault,
      `The store ${this.description} failed: ${(error as Error).message || code}.`,
      { cause: error },
    );
  }
}

/** What pg throws without a code. */
const isConnectionLoss = (error: unknown) =>
  error instanceof Error && /connection|timeout/i.test(error.message) && error.name === "Error";
