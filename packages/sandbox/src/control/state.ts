import { describeStageSession, readStage, type Stage, type StageSession } from "../domain/stages.ts";
import {
  type Channel,
  describeStreamSession,
  parseStreamSession,
  type StreamSession,
} from "../domain/stream-sessions.ts";
import { describeSession, parseSession, type StreamingSession } from "../domain/streaming-sessions.ts";
import { describeStream, parseStream, type Stream } from "../domain/streams.ts";
import { timestamp } from "../domain/timestamp.ts";
import type { Store } from "../store/store.ts";
import type { World } from "../world/worlds.ts";
import {
  listChannels,
  listStageSessions,
  listStages,
  listStreamingSessions,
  listStreamSessions,
  listStreams,
} from "./queries.ts";

/** What is asked of a world's state. Whatever names one kind of resource leaves the others out. */
export interface StateQuery {
  readonly studioId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly stageArn?: string | undefined;
  readonly channelArn?: string | undefined;
  /** How many of a kind are shown at most. Default: 1000. */
  readonly limit?: number | undefined;
}

/** A streaming session with its studio and its streams. */
export type SessionState = StreamingSession & {
  readonly studioId: string;
  readonly streams: readonly Stream[];
};
/** A stage with its sessions. */
export type StageState = Stage & { readonly sessions: readonly StageSession[] };
/** A channel with its stream sessions. */
export type ChannelState = NonNullable<StreamSession["channel"]> & {
  readonly streams: readonly StreamSession[];
};

/** A world as its services would show it at this moment. */
export interface WorldState {
  readonly world: string;
  /** The world's time, ISO 8601. */
  readonly now: string;
  readonly streamingSessions: readonly SessionState[];
  readonly stages: readonly StageState[];
  readonly channels: readonly ChannelState[];
}

/** Reads the state of a world. */
export async function readState(world: World, store: Store, query: StateQuery): Promise<WorldState> {
  const { studioId, sessionId, stageArn, channelArn } = query;
  const all = [studioId, sessionId, stageArn, channelArn].every((it) => it === undefined);
  return {
    world: world.id,
    now: timestamp(world.now),
    streamingSessions:
      all || studioId !== undefined || sessionId !== undefined ? await readSessions(world, store, query) : [],
    stages: all || stageArn !== undefined ? await readStages(world, store, query) : [],
    channels: all || channelArn !== undefined ? await readChannels(world, store, query) : [],
  };
}

const mostShown = 1000;

async function readSessions({ id, now }: World, store: Store, query: StateQuery): Promise<SessionState[]> {
  const { studioId = null, sessionId = null, limit = mostShown } = query;
  const rows = await store.all(listStreamingSessions, {
    world: id,
    studio: studioId,
    session: sessionId,
    limit,
  });
  return Promise.all(
    rows.map(async (row) => {
      const streams = await store.all(listStreams, {
        world: id,
        studio: row.studio_id,
        session: row.session_id,
        limit,
      });
      return {
        studioId: row.studio_id,
        ...describeSession(parseSession(row, `${id} ${row.studio_id} ${row.session_id}`), now),
        streams: streams.map((it) => describeStream(parseStream(it), now)),
      };
    }),
  );
}

async function readStages(world: World, store: Store, query: StateQuery): Promise<StageState[]> {
  const { stageArn = null, limit = mostShown } = query;
  const rows = await store.all(listStages, { world: world.id, arn: stageArn, limit });
  return Promise.all(
    rows.map(async ({ arn }) => {
      const sessions = await store.all(listStageSessions, { world: world.id, stage: arn, limit });
      const shown = sessions.map((it) => describeStageSession(it.session_id, it, world.now));
      return { ...(await readStage(world, store, { arn })), sessions: shown };
    }),
  );
}

async function readChannels({ id, now }: World, store: Store, query: StateQuery): Promise<ChannelState[]> {
  const { channelArn = null, limit = mostShown } = query;
  const rows = await store.all(listChannels, { world: id, arn: channelArn, limit });
  return Promise.all(
    rows.map(async ({ arn, document }) => {
      const streams = await store.all(listStreamSessions, { world: id, channel: arn, limit });
      const shown = streams.map((it) =>
        describeStreamSession(parseStreamSession(it, JSON.parse(it.channel ?? document) as Channel), now),
      );
      return { ...(JSON.parse(document) as ChannelState), streams: shown };
    }),
  );
}
