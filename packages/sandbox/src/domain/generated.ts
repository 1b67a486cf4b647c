import {
  channelOf,
  type Generation,
  makeChannel,
  makeStage,
  type Span,
  stageOf,
  stageSession,
  stageSessionOf,
  stageSessions,
  streamDocument,
  streamEvents,
  streamSession,
  streamSessionOf,
  streamSessions,
} from "../fixture/generate.ts";
import type { Connection } from "../store/store.ts";
import type { World } from "../world/worlds.ts";
import { findGenerated } from "./queries.ts";

/** What is generated in a world: at most one entry, unless a snapshot says otherwise. */
export async function findGenerations(world: World, store: Connection): Promise<Generation[]> {
  const rows = await store.all(findGenerated, { world: world.id });
  return rows.map(({ made_at, seed, sessions }) => ({ seed, sessions, now: made_at }));
}

/** Searches each generation until something is found. */
async function search<Found>(
  world: World,
  store: Connection,
  look: (of: Generation) => Found | undefined,
): Promise<Found | undefined> {
  for (const of of await findGenerations(world, store)) {
    const found = look(of);
    if (found !== undefined) return found;
  }
  return undefined;
}

const first = (spans: Iterable<Span>, now: number): Span | undefined => {
  for (const span of spans) if (span.started <= now) return span;
  return undefined;
};

/** A generated stage as its row would be. */
export function findGeneratedStage(world: World, store: Connection, arn: string) {
  return search(world, store, (of) => {
    const from = stageOf(of, arn);
    return from === undefined ? undefined : stageAt(of, from, world.now);
  });
}

/** A generated stage, with the session that runs in it. */
export function stageAt(of: Generation, from: number, now: number) {
  const newest = first(stageSessions(of, from), now);
  const isActive = newest && (newest.ended === null || newest.ended > now);
  return { stage: makeStage(of, from), active: isActive ? newest.id : null };
}

/** A session of a generated stage, once it has begun. */
export function findGeneratedStageSession(
  world: World,
  store: Connection,
  { stageArn, sessionId }: { stageArn: string; sessionId: string },
) {
  return search(world, store, (of) => {
    const from = stageOf(of, stageArn);
    const i = from === undefined ? undefined : stageSessionOf(of, from, sessionId);
    if (from === undefined || i === undefined) return undefined;
    const { started, ended } = stageSession(of, from, i);
    return started <= world.now ? { started_at: started, ended_at: ended } : undefined;
  });
}

/** A stream session of a generated channel, the newest when none is named, once it has begun. */
export function findGeneratedStreamSession(
  world: World,
  store: Connection,
  { channelArn, streamId }: { channelArn: string; streamId?: string | undefined },
) {
  return search(world, store, (of) => {
    const from = channelOf(of, channelArn);
    if (from === undefined) return undefined;
    if (streamId === undefined) {
      const newest = first(streamSessions(of, from), world.now);
      return newest && streamAt(of, from, newest);
    }
    const i = streamSessionOf(of, from, streamId);
    const span = i === undefined ? undefined : streamSession(of, from, i);
    return span && span.started <= world.now ? streamAt(of, from, span) : undefined;
  });
}

/** The inputs for describing a generated stream session. */
export function streamAt(of: Generation, from: number, span: Span) {
  const number = streamSessionOf(of, from, span.id) ?? 0;
  return {
    stream_id: span.id,
    started_at: span.started,
    ended_at: span.ended,
    document: streamDocument(of, from + number),
    channel: makeChannel(of, from),
    events: streamEvents(span),
  };
}
