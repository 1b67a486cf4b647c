import { Refusal } from "../domain/refusal.ts";
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
  /** How many are shown at most of each kind, and of the sessions and streams of each. Default: 1000. */
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

/**
 * A world as its services would show it at this moment: what is still to come is not there. Sessions and streams of a resource are in order,
 * newest first, and those of Nimble Studio stay when they are DELETED.
 */
export interface WorldState {
  readonly world: string;
  /** The world's time, ISO 8601. */
  readonly now: string;
  /** True when there is more than `limit` lets through. */
  readonly truncated: boolean;
  readonly streamingSessions: readonly SessionState[];
  readonly stages: readonly StageState[];
  readonly channels: readonly ChannelState[];
}

/** Reads the state of a world. */
export async function readState(world: World, store: Store, query: StateQuery): Promise<WorldState> {
  const { studioId, sessionId, stageArn, channelArn, limit } = query;
  const all = [studioId, sessionId, stageArn, channelArn].every((it) => it === undefined);
  const view = { world, store, query, cut: new Cut(limit) };
  const nimble = all || studioId !== undefined || sessionId !== undefined;
  const streamingSessions = nimble ? await readSessions(view) : [];
  const stages = all || stageArn !== undefined ? await readStages(view) : [];
  const channels = all || channelArn !== undefined ? await readChannels(view) : [];
  const { truncated } = view.cut;
  return { world: world.id, now: timestamp(world.now), truncated, streamingSessions, stages, channels };
}

/** Cuts lists to what is shown, and notes whether there was more. */
class Cut {
  truncated = false;
  readonly #most: number;
  constructor(most = 1000) {
    this.#most = most;
  }

  /** How many rows to ask for: one more than is shown. */
  get limit(): number {
    return this.#most + 1;
  }

  of<Row>(rows: readonly Row[]): readonly Row[] {
    if (rows.length <= this.#most) return rows;
    this.truncated = true;
    return rows.slice(0, this.#most);
  }
}

/** What is looked at, and how. */
interface View {
  readonly world: World;
  readonly store: Store;
  readonly query: StateQuery;
  readonly cut: Cut;
}

async function readSessions({ world, store, query, cut }: View): Promise<SessionState[]> {
  const { id, now } = world;
  const { limit } = cut;
  const { studioId = null, sessionId = null } = query;
  const rows = await store.all(listStreamingSessions, {
    world: id,
    studio: studioId,
    session: sessionId,
    limit,
  });
  return Promise.all(
    cut.of(rows).map(async (row) => {
      const where = { world: id, studio: row.studio_id, session: row.session_id };
      const streams = await store.all(listStreams, { ...where, limit });
      return {
        studioId: row.studio_id,
        ...describeSession(parseSession(row, `${id} ${row.studio_id} ${row.session_id}`), now),
        streams: cut.of(streams).map((it) => describeStream(parseStream(it), now)),
      };
    }),
  );
}

async function readStages({ world, store, query, cut }: View): Promise<StageState[]> {
  const { id, now } = world;
  const { limit } = cut;
  const rows = await store.all(listStages, { world: id, arn: query.stageArn ?? null, limit });
  const stages = await Promise.all(
    cut.of(rows).map(async ({ arn }) => {
      const sessions = await store.all(listStageSessions, { world: id, stage: arn, now, limit });
      const shown = cut.of(sessions).map((it) => describeStageSession(it.session_id, it, now));
      try {
        return [{ ...(await readStage(world, store, { arn })), sessions: shown }];
      } catch (error) {
        // Its world was removed meanwhile.
        if (error instanceof Refusal) return [];
        throw error;
      }
    }),
  );
  return stages.flat();
}

async function readChannels({ world: { id, now }, store, query, cut }: View): Promise<ChannelState[]> {
  const { limit } = cut;
  const rows = await store.all(listChannels, { world: id, arn: query.channelArn ?? null, limit });
  return Promise.all(
    cut.of(rows).map(async ({ arn, document }) => {
      const streams = await store.all(listStreamSessions, { world: id, channel: arn, now, limit });
      const shown = cut
        .of(streams)
        .map((it) =>
          describeStreamSession(parseStreamSession(it, JSON.parse(it.channel ?? document) as Channel), now),
        );
      return { ...(JSON.parse(document) as ChannelState), streams: shown };
    }),
  );
}
