import { statement } from "../store/statement.ts";

/** Streaming sessions of a world, in order of creation. A null parameter does not filter its column. */
export const listStreamingSessions = statement<{
  world: string;
  studio: string | null;
  session: string | null;
  limit: number;
}>()((db, { world, studio, session, limit }) =>
  db
    .selectFrom("streaming_sessions")
    .select(["studio_id", "session_id", "plan", "document"])
    .where("world", "=", world)
    .where((it) => it.or([it(it.cast(it.val(studio), "text"), "is", null), it("studio_id", "=", studio)]))
    .where((it) => it.or([it(it.cast(it.val(session), "text"), "is", null), it("session_id", "=", session)]))
    .orderBy("sequence")
    .orderBy("session_id")
    .limit(limit),
);

/** Streams of a world's streaming session, newest first. */
export const listStreams = statement<{ world: string; studio: string; session: string; limit: number }>()(
  (db, { world, studio, session, limit }) =>
    db
      .selectFrom("streams")
      .select(["plan", "document"])
      .where("world", "=", world)
      .where("studio_id", "=", studio)
      .where("session_id", "=", session)
      .orderBy("sequence", "desc")
      .limit(limit),
);

/** Stages of a world. */
export const listStages = statement<{ world: string; arn: string | null; limit: number }>()(
  (db, { world, arn, limit }) =>
    db
      .selectFrom("stages")
      .select("arn")
      .where("world", "=", world)
      .where((it) => it.or([it(it.cast(it.val(arn), "text"), "is", null), it("arn", "=", arn)]))
      .orderBy("sequence")
      .limit(limit),
);

/** Sessions of a stage that have begun, newest first. */
export const listStageSessions = statement<{ world: string; stage: string; now: number; limit: number }>()(
  (db, { world, stage, now, limit }) =>
    db
      .selectFrom("stage_sessions")
      .select(["session_id", "started_at", "ended_at"])
      .where("world", "=", world)
      .where("stage_arn", "=", stage)
      .where("started_at", "<=", now)
      .orderBy("started_at", "desc")
      .orderBy("sequence", "desc")
      .limit(limit),
);

/** Channels of a world. */
export const listChannels = statement<{ world: string; arn: string | null; limit: number }>()(
  (db, { world, arn, limit }) =>
    db
      .selectFrom("channels")
      .select(["arn", "document"])
      .where("world", "=", world)
      .where((it) => it.or([it(it.cast(it.val(arn), "text"), "is", null), it("arn", "=", arn)]))
      .orderBy("sequence")
      .limit(limit),
);

/** Stream sessions of a channel that have begun, newest first. */
export const listStreamSessions = statement<{ world: string; channel: string; now: number; limit: number }>()(
  (db, { world, channel, now, limit }) =>
    db
      .selectFrom("stream_sessions")
      .selectAll()
      .where("world", "=", world)
      .where("channel_arn", "=", channel)
      .where("started_at", "<=", now)
      .orderBy("started_at", "desc")
      .orderBy("sequence", "desc")
      .limit(limit),
);
