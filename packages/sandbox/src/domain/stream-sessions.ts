import type { getStreamSession } from "@callsheet/contract/ivs";
import type { OutputOf } from "@callsheet/protocol";
import type { StreamSessionRow } from "../store/schema.ts";
import type { Connection } from "../store/store.ts";
import type { World } from "../world/worlds.ts";
import { findGeneratedStreamSession } from "./generated.ts";
import { createParseCache } from "./parse-cache.ts";
import { findNewestStreamSession, findStreamSession } from "./queries.ts";
import { notFound } from "./refusal.ts";
import { timestamp } from "./timestamp.ts";

/** A stream session as the service shows it. */
export type StreamSession = NonNullable<OutputOf<typeof getStreamSession>["streamSession"]>;
/** An event of a stream session. */
export type StreamEvent = NonNullable<StreamSession["truncatedEvents"]>[number];

/** A channel as the service shows it. */
export type Channel = NonNullable<StreamSession["channel"]>;
/** Events, newest first, each with its time in milliseconds since the epoch. */
export type TimedEvents = readonly (readonly [at: number, event: StreamEvent])[];

const parseChannel = createParseCache<Channel>();
const parseDocument = createParseCache<StreamSession>(16);
const parseEvents = createParseCache<TimedEvents>(16);

/** How many events a stream session shows: the newest. */
const shownEvents = 500;

/**
 * Reads a stream session, the channel's newest one when no stream is named. It has an `endTime` when it is
 * over.
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
  if (!row) {
    const made = await findGeneratedStreamSession(world, store, { channelArn, streamId });
    if (!made) throw notFound(streamId ?? channelArn);
    return describeStreamSession(made, world.now);
  }
  const channel =
    row.channel === null
      ? parseChannel(`${world.id} ${channelArn}`, row.channel_now)
      : parseChannel(row.stream_id, row.channel);
  return describeStreamSession(parseStreamSession(row, channel), world.now);
}

/** The inputs for describing a stream session. */
export interface DescribedStreamSession
  extends Pick<StreamSessionRow, "stream_id" | "started_at" | "ended_at"> {
  readonly document: StreamSession;
  readonly channel: Channel;
  readonly events: TimedEvents;
}

/** A stream session as it is at `now`, without future events. */
export function describeStreamSession(session: DescribedStreamSession, now: number): StreamSession {
  const { stream_id, started_at, ended_at, document, channel, events } = session;
  const begun = events.findIndex(([at]) => at <= now);
  return {
    streamId: stream_id,
    startTime: timestamp(started_at),
    ...(ended_at !== null && ended_at <= now && { endTime: timestamp(ended_at) }),
    channel,
    ...document,
    truncatedEvents: begun < 0 ? [] : events.slice(begun, begun + shownEvents).map(([, event]) => event),
  };
}

/** What the store keeps of a stream session, except for its channel. */
type Kept = Pick<StreamSessionRow, "stream_id" | "started_at" | "ended_at" | "document" | "events">;

/** Reads what the store keeps of a stream session; `channel` is the channel that it shows. */
export function parseStreamSession(row: Kept, channel: Channel): DescribedStreamSession {
  const { stream_id, started_at, ended_at } = row;
  const document = parseDocument(stream_id, row.document);
  return { stream_id, started_at, ended_at, document, channel, events: parseEvents(stream_id, row.events) };
}
