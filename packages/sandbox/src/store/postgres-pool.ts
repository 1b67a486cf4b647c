import { once } from "node:events";
import { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { PostgresOptions } from "./postgres-options.ts";

/** The bigint type of PostgreSQL; all of ours are milliseconds or counters, far below 2^53. */
const int8 = 20;

/**
 * Too many connections, and a server that is starting:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const full = new Set(["53300", "57P03"]);

/** Connections to a database, with bounded waits. */
export interface PostgresPool {
  readonly pool: pg.Pool;
  /** Lends a connection. One that broke, or was given up, is closed instead of being lent again. */
  use<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result>;
  /** Closes the connections when running work is done, and breaks those left after a while. */
  close(): Promise<void>;
}

/** Creates the pool of a store. */
export function createPostgresPool(url: string, options: Required<PostgresOptions>): PostgresPool {
  const { connections, connectTimeout, queryTimeout, lockTimeout, closeTimeout } = options;
  const sockets = new Set<Socket>();
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: queryTimeout,
    // A server that hangs does not keep to its own timeout.
    query_timeout: queryTimeout + 500,
    lock_timeout: lockTimeout,
    // A process that hangs in an act must not keep the others from theirs.
    idle_in_transaction_session_timeout: queryTimeout,
    keepAlive: true,
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once("close", () => sockets.delete(socket));
    },
    types: {
      getTypeParser: ((id: number, format?: "text") =>
        id === int8 ? Number : pg.types.getTypeParser(id, format)) as never,
    },
  });
  // The pool replaces a connection that breaks, idle or busy; without listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));

  async function connect(): Promise<pg.PoolClient> {
    const deadline = performance.now() + connectTimeout;
    for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
      try {
        return await pool.connect();
      } catch (error) {
        const isFull = full.has(String((error as { code?: unknown }).code));
        if (!isFull || performance.now() + pause > deadline) throw error;
        await wait(pause);
      }
    }
  }

  return {
    pool,
    async use(work) {
      const client = await connect();
      let broken: boolean | undefined;
      try {
        return await work(client);
      } catch (error) {
        // After the database's own errors the connection works as before; after any other, its answer may
        // still be on the way.
        broken = !(error instanceof pg.DatabaseError) && isPostgresError(error);
        throw error;
      } finally {
        // A server that hangs does not hear a goodbye.
        if (broken) breakOff(client);
        client.release(broken);
      }
    },
    async close() {
      const givenUp = new AbortController();
      const timer = setTimeout(() => givenUp.abort(), closeTimeout);
      // The pool considers its connections closed as soon as it has said goodbye.
      const closed = pool.end().then(() => Promise.all([...sockets].map((it) => once(it, "close"))));
      await Promise.race([closed, once(givenUp.signal, "abort")]);
      clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}

function breakOff(client: pg.PoolClient): void {
  (client as unknown as { connection?: { stream?: { destroy(): void } } }).connection?.stream?.destroy();
}

/** True for what pg or the system throws: with a code, or with one of pg's own messages. */
export function isPostgresError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, name, message } = error as Error & { code?: unknown };
  return (
    typeof code === "string" ||
    (name === "Error" && /connection|timeout|client was closed|pool/i.test(message))
  );
}
