import { findGenerations, stageAt, streamAt } from "../domain/generated.ts";
import { Refusal } from "../domain/refusal.ts";
import {
  describeStageSession,
  readStage,
  type Stage,
  type StageSession,
  showStage,
} from "../domain/stages.ts";
import {
  type Channel,
  describeStreamSession,
  parseStreamSession,
  type StreamSession,
} from "../domain/stream-sessions.ts";
import { describeSession, parseSession, type StreamingSession } from "../domain/streaming-sessions.ts";
import { describeStream, parseStream, type Stream } from "../domain/streams.ts";
import { timestamp } from "../domain/timestamp.ts";
import {
  begun,
  channelOf,
  listGroups,
  makeChannel,
  makeStage,
  stageOf,
  stageSessions,
  streamSessions,
} from "../fixture/generate.ts";
import type { Store } from "../store/store.ts";
import { createBreath } from "../world/breath.ts";
import type { World } from "../world/worlds.ts";
import {
  listChannels,
  listStageSessions,
  listStages,
  listStreamingSessions,
  listStreamSessions,
  listStreams,
} from "./queries.ts";

/** A query for a world's state. Naming one kind of resource leaves the others out. */
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
 * A world as its services would show it at this moment: nothing of the future. Sessions and streams of a
 * resource are in order, newest first, and those of Nimble Studio stay when they are DELETED.
 */
export interface WorldState {
  readonly world: string;
  /** The world's time, ISO 8601. */
  readonly now: string;
  /** True when there is more than `limit` allows. */
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

/** All lists together show at most this many times the limit of one list. */
const listsInAll = 10;

/** Cuts lists to the limit, and notes whether there was more. */
class Cut {
  truncated = false;
  readonly #most: number;
  /** How many may still be shown in total. */
  #left: number;
  constructor(most = 1000) {
    this.#most = most;
    this.#left = most * listsInAll;
  }

  /** How many rows to ask for: one more than is shown. */
  get limit(): number {
    return Math.min(this.#most, this.#left) + 1;
  }

  of<Row>(rows: readonly Row[]): readonly Row[] {
    const most = Math.min(this.#most, this.#left);
    this.#left -= Math.min(rows.length, most);
    if (rows.length <= most) return rows;
    this.truncated = true;
    return rows.slice(0, most);
  }
}

/** What to look at, and how. */
interface View {
  readonly world: World;
  readonly store: Store;
  readonly query: StateQuery;
  readonly cut: Cut;
}

async function readSessions({ world, store, query, cut }: View): Promise<SessionState[]> {
  const { id, now } = world;
  const { studioId = null, sessionId = null } = query;
  const asked = { world: id, studio: studioId, session: sessionId, limit: cut.limit };
  const breath = createBreath();
  const sessions: SessionState[] = [];
  for (const row of cut.of(await store.all(listStreamingSessions, asked))) {
    const where = { world: id, studio: row.studio_id, session: row.session_id, limit: cut.limit };
    const streams = cut.of(await store.all(listStreams, where));
    sessions.push({
      studioId: row.studio_id,
      ...describeSession(parseSession(row, `${id} ${row.studio_id} ${row.session_id}`), now),
      streams: streams.map((it) => describeStream(parseStream(it), now)),
    });
    await breath();
  }
  return sessions;
}

async function readStages({ world, store, query, cut }: View): Promise<StageState[]> {
  const { id, now } = world;
  const rows = await store.all(listStages, { world: id, arn: query.stageArn ?? null, limit: cut.limit });
  const breath = createBreath();
  const stages: StageState[] = [];
  const generated = await generatedStages({ world, store, query, cut });
  for (const { arn, made } of cut.of([...rows.map((it) => ({ ...it, made: undefined })), ...generated])) {
    const { limit } = cut;
    const sessions =
      made?.sessions(limit) ?? (await store.all(listStageSessions, { world: id, stage: arn, now, limit }));
    const shown = cut.of(sessions).map((it) => describeStageSession(it.session_id, it, now));
    try {
      stages.push({ ...(made?.stage ?? (await readStage(world, store, { arn }))), sessions: shown });
    } catch (error) {
      // Its world was removed in the meantime.
      if (!(error instanceof Refusal)) throw error;
    }
    await breath();
  }
  return stages;
}

async function generatedStages({ world, store, query, cut }: View) {
  const { now } = world;
  const generations = await findGenerations(world, store);
  return listGroups(generations, 1, { name: query.stageArn, find: stageOf, limit: cut.limit }).map(
    ({ of, from }) => ({
      arn: makeStage(of, from).arn,
      made: {
        stage: showStage(stageAt(of, from, now)),
        sessions: (limit: number) =>
          begun(stageSessions(of, from), now, limit).map(({ id, started, ended }) => ({
            session_id: id,
            started_at: started,
            ended_at: ended,
          })),
      },
    }),
  );
}

async function readChannels(view: View): Promise<ChannelState[]> {
  const { world, store, query, cut } = view;
  const { id, now } = world;
  const rows = await store.all(listChannels, { world: id, arn: query.channelArn ?? null, limit: cut.limit });
  const breath = createBreath();
  const channels: ChannelState[] = [];
  const generated = await generatedChannels(view);
  for (const { arn, document, made } of cut.of([
    ...rows.map((it) => ({ ...it, made: undefined })),
    ...generated,
  ])) {
    const { limit } = cut;
    const streams =
      made?.(limit) ??
      (await store.all(listStreamSessions, { world: id, channel: arn, now, limit })).map((it) =>
        parseStreamSession(it, JSON.parse(it.channel ?? document) as Channel),
      );
    const shown = cut.of(streams).map((it) => describeStreamSession(it, now));
    channels.push({ ...(JSON.parse(document) as ChannelState), streams: shown });
    await breath();
  }
  return channels;
}

async function generatedChannels({ world, store, query, cut }: View) {
  const { now } = world;
  const generations = await findGenerations(world, store);
  return listGroups(generations, 2, { name: query.channelArn, find: channelOf, limit: cut.limit }).map(
    ({ of, from }) => {
      const channel = makeChannel(of, from);
      return {
        arn: channel.arn,
        document: JSON.stringify(channel),
        made: (limit: number) =>
          begun(streamSessions(of, from), now, limit).map((it) => streamAt(of, from, it)),
      };
    },
  );
}
