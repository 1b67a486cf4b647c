import { sql } from "kysely";
import { statement } from "../store/statement.ts";

/** How many of each kind are watched from the start. */
const most = sql.lit(10_000);

/** Streaming sessions of a world. */
export const listSessionPlans = statement<{ world: string }>()((db, { world }) =>
  db
    .selectFrom("streaming_sessions")
    .select(["studio_id", "session_id", "plan"])
    .where("world", "=", world)
    .limit(most),
);

/** Streams of a world that may still change. */
export const listStreamPlans = statement<{ world: string; since: number }>()((db, { world, since }) =>
  db
    .selectFrom("streams")
    .select(["studio_id", "session_id", "stream_id", "plan"])
    .where("world", "=", world)
    .where("ends_at", ">", since)
    .limit(most),
);

/** Sessions of a world's stages that have not ended. */
export const listStageSpans = statement<{ world: string; now: number }>()((db, { world, now }) =>
  db
    .selectFrom("stage_sessions")
    .select(["stage_arn", "session_id", "started_at", "ended_at"])
    .where("world", "=", world)
    .where((it) => it.or([it("started_at", ">", now), it("ended_at", ">", now)]))
    .limit(most),
);

/** Stream sessions of a world's channels that have not ended. */
export const listStreamSpans = statement<{ world: string; now: number }>()((db, { world, now }) =>
  db
    .selectFrom("stream_sessions")
    .select(["channel_arn", "stream_id", "started_at", "ended_at"])
    .where("world", "=", world)
    .where((it) => it.or([it("started_at", ">", now), it("ended_at", ">", now)]))
    .limit(most),
);
