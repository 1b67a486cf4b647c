import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { Schema } from "./schema.ts";

/** A column whose order and equality are those of its bytes, in SQLite and PostgreSQL alike. */
type ColumnKind = "text" | "bigint" | "double precision";

function table(db: Kysely<unknown>, name: string, columns: Record<string, ColumnKind | `${ColumnKind}?`>) {
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, kind] of Object.entries(columns)) {
    const optional = kind.endsWith("?");
    const type = sql.raw(optional ? kind.slice(0, -1) : kind);
    builder = builder.addColumn(column, sql`${type}`, (it) => (optional ? it : it.notNull()));
  }
  return builder;
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await table(db, "worlds", {
    id: "text",
    revision: "bigint",
    clock_base: "bigint",
    clock_anchor: "bigint",
    clock_speed: "double precision",
    wall_high: "bigint",
    seed: "bigint",
    faults: "bigint",
    settings: "text",
  })
    .addPrimaryKeyConstraint("worlds_pk", ["id"])
    .execute();
  await table(db, "streaming_sessions", {
    world: "text",
    studio_id: "text",
    session_id: "text",
    sequence: "bigint",
    runs_from: "bigint",
    runs_until: "bigint",
    plan: "text",
    document: "text",
  })
    .addPrimaryKeyConstraint("streaming_sessions_pk", ["world", "studio_id", "session_id"])
    .execute();
  await table(db, "streams", {
    world: "text",
    studio_id: "text",
    session_id: "text",
    stream_id: "text",
    sequence: "bigint",
    ends_at: "bigint",
    plan: "text",
    document: "text",
  })
    .addPrimaryKeyConstraint("streams_pk", ["world", "studio_id", "session_id", "sequence"])
    .execute();
  await table(db, "stages", { world: "text", arn: "text", sequence: "bigint", document: "text" })
    .addPrimaryKeyConstraint("stages_pk", ["world", "arn"])
    .execute();
  await table(db, "stage_sessions", {
    world: "text",
    stage_arn: "text",
    session_id: "text",
    sequence: "bigint",
    started_at: "bigint",
    ended_at: "bigint?",
  })
    .addPrimaryKeyConstraint("stage_sessions_pk", ["world", "stage_arn", "session_id"])
    .execute();
  await table(db, "channels", { world: "text", arn: "text", sequence: "bigint", document: "text" })
    .addPrimaryKeyConstraint("channels_pk", ["world", "arn"])
    .execute();
  await table(db, "stream_sessions", {
    world: "text",
    channel_arn: "text",
    stream_id: "text",
    sequence: "bigint",
    started_at: "bigint",
    ended_at: "bigint?",
    document: "text",
    channel: "text?",
    events: "text",
  })
    .addPrimaryKeyConstraint("stream_sessions_pk", ["world", "channel_arn", "stream_id"])
    .execute();
  await table(db, "tokens", {
    world: "text",
    scope: "text",
    token: "text",
    parameters: "text",
    result: "text",
    answer: "text",
    expires_at: "bigint",
  })
    .addPrimaryKeyConstraint("tokens_pk", ["world", "scope", "token"])
    .execute();
  await table(db, "faults", {
    world: "text",
    sequence: "bigint",
    operation: "text",
    drawn: "bigint",
    remaining: "bigint?",
    fault: "text",
  })
    .addPrimaryKeyConstraint("faults_pk", ["world", "sequence"])
    .execute();
  await table(db, "rates", { world: "text", operation: "text", second: "bigint", calls: "bigint" })
    .addPrimaryKeyConstraint("rates_pk", ["world", "operation"])
    .execute();
}

/** One index for each question that is not answered by a primary key. */
const indexes = {
  streaming_sessions_running: { on: "streaming_sessions", columns: ["world", "studio_id", "runs_until"] },
  stage_sessions_newest: { on: "stage_sessions", columns: ["world", "stage_arn", "started_at", "sequence"] },
  stream_sessions_newest: {
    on: "stream_sessions",
    columns: ["world", "channel_arn", "started_at", "sequence"],
  },
  tokens_expired: { on: "tokens", columns: ["world", "expires_at"] },
} satisfies Record<string, { on: keyof Schema; columns: readonly string[] }>;

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  for (const [name, { on, columns }] of Object.entries(indexes)) {
    await db.schema
      .createIndex(name)
      .on(on)
      .columns([...columns])
      .execute();
  }
}

/** The steps that bring a store to this version's tables, by name, oldest first. Steps are never edited, only added. */
export const migrations: Readonly<Record<string, Migration>> = {
  "001-worlds": {
    async up(db) {
      await createTables(db);
      await createIndexes(db);
    },
  },
};
