import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

type ColumnKind = "text" | "bigint" | "double precision";

interface Table {
  /** Columns and their types, which SQLite and PostgreSQL share; a question mark allows null. */
  readonly columns: Readonly<Record<string, ColumnKind | `${ColumnKind}?`>>;
  readonly key: readonly string[];
  /** One index for each query that the key does not serve. */
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

const document = { sequence: "bigint", document: "text" } as const;
const inSession = { world: "text", studio_id: "text", session_id: "text" } as const;
const span = { started_at: "bigint", ended_at: "bigint?" } as const;

/** The tables of the first migration. Separate from the schema, which later migrations will change. */
const firstTables: Readonly<Record<string, Table>> = {
  worlds: {
    columns: {
      id: "text",
      revision: "bigint",
      clock_base: "bigint",
      clock_anchor: "bigint",
      clock_speed: "double precision",
      wall_high: "bigint",
      seed: "bigint",
      faults: "bigint",
      settings: "text",
    },
    key: ["id"],
  },
  streaming_sessions: {
    columns: { ...inSession, ...document, runs_from: "bigint", runs_until: "bigint", plan: "text" },
    key: ["world", "studio_id", "session_id"],
    indexes: { streaming_sessions_running: ["world", "studio_id", "runs_until"] },
  },
  streams: {
    columns: { ...inSession, ...document, stream_id: "text", ends_at: "bigint", plan: "text" },
    key: ["world", "studio_id", "session_id", "sequence"],
  },
  stages: { columns: { world: "text", arn: "text", ...document }, key: ["world", "arn"] },
  stage_sessions: {
    columns: { world: "text", stage_arn: "text", session_id: "text", sequence: "bigint", ...span },
    key: ["world", "stage_arn", "session_id"],
    indexes: { stage_sessions_newest: ["world", "stage_arn", "started_at", "sequence"] },
  },
  channels: { columns: { world: "text", arn: "text", ...document }, key: ["world", "arn"] },
  stream_sessions: {
    columns: {
      world: "text",
      channel_arn: "text",
      stream_id: "text",
      ...document,
      ...span,
      channel: "text?",
      events: "text",
    },
    key: ["world", "channel_arn", "stream_id"],
    indexes: { stream_sessions_newest: ["world", "channel_arn", "started_at", "sequence"] },
  },
  tokens: {
    columns: {
      world: "text",
      scope: "text",
      token: "text",
      parameters: "text",
      result: "text",
      answer: "text",
      expires_at: "bigint",
    },
    key: ["world", "scope", "token"],
    indexes: { tokens_expired: ["world", "expires_at"] },
  },
  faults: {
    columns: {
      world: "text",
      sequence: "bigint",
      operation: "text",
      drawn: "bigint",
      remaining: "bigint?",
      fault: "text",
    },
    key: ["world", "sequence"],
  },
  rates: {
    columns: { world: "text", operation: "text", second: "bigint", calls: "bigint" },
    key: ["world", "operation"],
  },
};

async function createTable(
  db: Kysely<unknown>,
  name: string,
  { columns, key, indexes = {} }: Table,
): Promise<void> {
  let table = db.schema.createTable(name).addPrimaryKeyConstraint(`${name}_pk`, [...key] as never[]);
  for (const [column, kind] of Object.entries(columns)) {
    const type = sql.raw(kind.replace("?", ""));
    table = table.addColumn(column, sql`${type}`, (it) => (kind.endsWith("?") ? it : it.notNull()));
  }
  await table.execute();
  for (const [index, of] of Object.entries(indexes)) {
    await db.schema
      .createIndex(index)
      .on(name)
      .columns([...of])
      .execute();
  }
}

/**
 * The steps that bring a store to this version's tables, by name, oldest first. Steps are never edited, only
 * added.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  "001-worlds": {
    async up(db) {
      for (const [name, table] of Object.entries(firstTables)) await createTable(db, name, table);
    },
  },
  "002-generated": {
    async up(db) {
      await createTable(db, "generated", {
        columns: { world: "text", sequence: "bigint", seed: "bigint", sessions: "bigint", made_at: "bigint" },
        key: ["world", "sequence"],
      });
    },
  },
};
