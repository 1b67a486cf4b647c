import type { getStreamSession } from "@callsheet/contract/ivs";
import type { OutputOf } from "@callsheet/protocol";
import type { StreamSessionRow } from "../store/schema.ts";
import type { Connection } from "../store/store.ts";
import type { World } from "../world/worlds.ts";
import { findNewestStreamSession, findStreamSession } from "./queries.ts";
import { notFound } from "./refusal.ts";
import { timestamp } from "./timestamp.ts";

/** A stream session as the service shows it. */
export type StreamSession = NonNullable<OutputOf<typeof getStreamSession>["streamSession"]>;
/** An event of a stream session. */
export type StreamEvent = NonNullable<StreamSession["truncatedEvents"]>[number];

/** How many events a stream session shows: the newest. */
const shownEvents = 500;

/**
 * Reads a stream session, the channel's newest one when no stream is named. It has an `endTime` when it is over.
 *
 * @throws Refusal ResourceNotFoundException, also for a channel that has not been live yet.
 */
export async function readStreamSession(
  world: World,
  store: Connection,
  { channelArn, streamId }: { channelArn: string; streamId?: string | undefined },
): Promise<StreamSession> {
  const where = { world: world.id, channel: channelArn, now: world.now };
  const [row] =
    streamId === undefined
      ? await store.all(findNewestStreamSession, where)
      : await store.all(findStreamSession, { ...where, stream: streamId });
  if (!row) throw notFound(streamId ?? channelArn);
  return describeStreamSession({ ...row, channel: row.channel ?? row.channel_now }, world.now);
}

/** What a stream session is described from. */
export type DescribedStreamSession = Pick<
  StreamSessionRow,
  "stream_id" | "started_at" | "ended_at" | "document" | "channel" | "events"
>;

/** A stream session as it is at `now`: events that are still to come are not there yet. */
export function describeStreamSession(row: DescribedStreamSession, now: number): StreamSession {
  const events = JSON.parse(row.events) as [at: number, event: StreamEvent][];
  const begun = events.findIndex(([at]) => at <= now);
  const session: StreamSession = {
    streamId: row.stream_id,
    startTime: timestamp(row.started_at),
    ...(row.ended_at !== null && row.ended_at <= now && { endTime: timestamp(row.ended_at) }),
    ...(JSON.parse(row.document) as StreamSession),
    truncatedEvents: begun < 0 ? [] : events.slice(begun, begun + shownEvents).map(([, event]) => event),
  };
  if (row.channel !== null)
    session.channel = JSON.parse(row.channel) as NonNullable<StreamSession["channel"]>;
  return session;
}
