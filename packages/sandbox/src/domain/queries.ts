import { sql } from "kysely";
import type { StreamRow, TokenRow } from "../store/schema.ts";
import { statement } from "../store/statement.ts";

/** A literal: with a parameter as the limit, SQLite plans a statement again each time it runs. */
const one = sql.lit(1);

/** The parameters that fill a row. */
type Fields<Row> = { [Name in keyof Row]: Row[Name] };

type InSession = { world: string; studio: string; session: string };

type SessionKey = { world: string; studio_id: string; session_id: string };

/** A streaming session. */
export const findStreamingSession = statement<SessionKey>({ table: "streaming_sessions", kind: "find" })(
  (db, { world, studio_id, session_id }) =>
    db
      .selectFrom("streaming_sessions")
      .select(["plan", "document"])
      .where("world", "=", world)
      .where("studio_id", "=", studio_id)
      .where("session_id", "=", session_id),
);

/** Writes what a start changes in a streaming session. */
export const updateStreamingSession = statement<
  SessionKey & { runs_from: number; runs_until: number; plan: string; document: string }
>({ table: "streaming_sessions", kind: "update" })(
  (db, { world, studio_id, session_id, runs_from, runs_until, plan, document }) =>
    db
      .updateTable("streaming_sessions")
      .set({ runs_from, runs_until, plan, document })
      .where("world", "=", world)
      .where("studio_id", "=", studio_id)
      .where("session_id", "=", session_id),
);

/** How many sessions of a studio run at a time. */
export const countRunningSessions = statement<{ world: string; studio: string; now: number }>()(
  (db, { world, studio, now }) =>
    db
      .selectFrom("streaming_sessions")
      .select((it) => it.fn.countAll<number>().as("count"))
      .where("world", "=", world)
      .where("studio_id", "=", studio)
      .where("runs_until", ">", now)
      .where("runs_from", "<=", now),
);

/** A stream, by the number of the act that created it: keys that only grow are the cheapest to insert. */
export const findStream = statement<SessionKey & { sequence: number }>({ table: "streams", kind: "find" })(
  (db, { world, studio_id, session_id, sequence }) =>
    db
      .selectFrom("streams")
      .select(["plan", "document"])
      .where("world", "=", world)
      .where("studio_id", "=", studio_id)
      .where("session_id", "=", session_id)
      .where("sequence", "=", sequence),
);

/** The stream with an id, found among the session's. */
export const findStreamById = statement<SessionKey & { stream_id: string }>()(
  (db, { world, studio_id, session_id, stream_id }) =>
    db
      .selectFrom("streams")
      .select(["plan", "document"])
      .where("world", "=", world)
      .where("studio_id", "=", studio_id)
      .where("session_id", "=", session_id)
      .where("stream_id", "=", stream_id)
      .orderBy("sequence", "desc")
      .limit(one),
);

/** How many streams of a session are live at a time. */
export const countLivingStreams = statement<InSession & { now: number }>()(
  (db, { world, studio, session, now }) =>
    db
      .selectFrom("streams")
      .select((it) => it.fn.countAll<number>().as("count"))
      .where("world", "=", world)
      .where("studio_id", "=", studio)
      .where("session_id", "=", session)
      .where("ends_at", ">", now),
);

/** The oldest stream of a session. */
export const findOldestStream = statement<InSession>()((db, { world, studio, session }) =>
  db
    .selectFrom("streams")
    .select("ends_at")
    .where("world", "=", world)
    .where("studio_id", "=", studio)
    .where("session_id", "=", session)
    .orderBy("sequence")
    .limit(one),
);

/** Forgets streams of a session that have long been gone, the oldest ones, not too many at once. */
export const deleteGoneStreams = statement<InSession & { before: number }>()(
  (db, { world, studio, session, before }) =>
    db
      .deleteFrom("streams")
      .where("world", "=", world)
      .where("studio_id", "=", studio)
      .where("session_id", "=", session)
      .where("ends_at", "<=", before)
      .where("sequence", "in", (it) =>
        it
          .selectFrom("streams")
          .select("sequence")
          .where("world", "=", world)
          .where("studio_id", "=", studio)
          .where("session_id", "=", session)
          .orderBy("sequence")
          .limit(it.lit(256)),
      ),
);

/** Stores a stream. */
export const insertStream = statement<Fields<StreamRow>>({ table: "streams", kind: "insert" })((db, row) =>
  db.insertInto("streams").values({
    world: row.world,
    studio_id: row.studio_id,
    session_id: row.session_id,
    stream_id: row.stream_id,
    sequence: row.sequence,
    ends_at: row.ends_at,
    plan: row.plan,
    document: row.document,
  }),
);

/** An idempotency token that was used, even an expired one. */
export const findToken = statement<{ world: string; scope: string; token: string }>({
  table: "tokens",
  kind: "find",
})((db, { world, scope, token }) =>
  db
    .selectFrom("tokens")
    .select(["parameters", "result", "answer", "expires_at"])
    .where("world", "=", world)
    .where("scope", "=", scope)
    .where("token", "=", token),
);

/** Stores a token. */
export const insertToken = statement<Fields<TokenRow>>({ table: "tokens", kind: "insert" })((db, row) =>
  db.insertInto("tokens").values({
    world: row.world,
    scope: row.scope,
    token: row.token,
    parameters: row.parameters,
    result: row.result,
    answer: row.answer,
    expires_at: row.expires_at,
  }),
);

/** Forgets a token. */
export const deleteToken = statement<{ world: string; scope: string; token: string }>()(
  (db, { world, scope, token }) =>
    db.deleteFrom("tokens").where("world", "=", world).where("scope", "=", scope).where("token", "=", token),
);

/** Forgets expired tokens. */
export const deleteExpiredTokens = statement<{ world: string; now: number }>()((db, { world, now }) =>
  db.deleteFrom("tokens").where("world", "=", world).where("expires_at", "<=", now),
);

/** A stage, with the session that runs in it. */
export const findStage = statement<{ world: string; arn: string; now: number }>()((db, { world, arn, now }) =>
  db
    .selectFrom("stages")
    .select((it) => [
      "document",
      it
        .selectFrom("stage_sessions")
        .select("session_id")
        .where("world", "=", world)
        .where("stage_arn", "=", arn)
        .where("started_at", "<=", now)
        .where((or) => or.or([or("ended_at", "is", null), or("ended_at", ">", now)]))
        .orderBy("started_at", "desc")
        .orderBy("sequence", "desc")
        .limit(one)
        .as("active"),
    ])
    .where("world", "=", world)
    .where("arn", "=", arn),
);

/** A session of a stage, once it has begun. */
export const findStageSession = statement<{ world: string; stage: string; session: string; now: number }>()(
  (db, { world, stage, session, now }) =>
    db
      .selectFrom("stage_sessions")
      .select(["started_at", "ended_at"])
      .where("world", "=", world)
      .where("stage_arn", "=", stage)
      .where("session_id", "=", session)
      .where("started_at", "<=", now),
);

const streamSessions = [
  "s.stream_id",
  "s.started_at",
  "s.ended_at",
  "s.document",
  "s.channel",
  "s.events",
] as const;

/** A stream session of a channel, once it has begun. */
export const findStreamSession = statement<{ world: string; channel: string; stream: string; now: number }>()(
  (db, { world, channel, stream, now }) =>
    db
      .selectFrom("stream_sessions as s")
      .innerJoin("channels as c", (it) =>
        it.onRef("c.world", "=", "s.world").onRef("c.arn", "=", "s.channel_arn"),
      )
      .select([...streamSessions, "c.document as channel_now"])
      .where("s.world", "=", world)
      .where("s.channel_arn", "=", channel)
      .where("s.stream_id", "=", stream)
      .where("s.started_at", "<=", now),
);

/** The newest stream session of a channel. */
export const findNewestStreamSession = statement<{ world: string; channel: string; now: number }>()(
  (db, { world, channel, now }) =>
    db
      .selectFrom("stream_sessions as s")
      .innerJoin("channels as c", (it) =>
        it.onRef("c.world", "=", "s.world").onRef("c.arn", "=", "s.channel_arn"),
      )
      .select([...streamSessions, "c.document as channel_now"])
      .where("s.world", "=", world)
      .where("s.channel_arn", "=", channel)
      .where("s.started_at", "<=", now)
      .orderBy("s.started_at", "desc")
      .orderBy("s.sequence", "desc")
      .limit(one),
);

/** What is generated in a world. */
export const findGenerated = statement<{ world: string }>()((db, { world }) =>
  db
    .selectFrom("generated")
    .select(["seed", "sessions", "made_at"])
    .where("world", "=", world)
    .orderBy("sequence"),
);
