import type { createStreamingSessionStream } from "@callsheet/contract/nimble";
import type { OutputOf } from "@callsheet/protocol";
import { drawOutcome } from "../faults/deck.ts";
import { isStorable } from "../store/storable.ts";
import type { Connection } from "../store/store.ts";
import { milliseconds } from "../world/duration.ts";
import { mintId, sequenceOf } from "../world/random.ts";
import type { Settings } from "../world/settings.ts";
import type { ActingWorld, World } from "../world/worlds.ts";
import { type Plan, phaseAt } from "./plan.ts";
import {
  countLivingStreams,
  deleteGoneStreams,
  findOldestStream,
  findStream,
  findStreamById,
  insertStream,
} from "./queries.ts";
import { notFound, Refusal } from "./refusal.ts";
import type { SessionState } from "./session-plan.ts";
import {
  type Circumstances,
  loadSession,
  type SessionCall,
  type SessionKey,
  type StoredSession,
} from "./streaming-sessions.ts";
import { timestamp } from "./timestamp.ts";
import { type Acted, actOnce } from "./tokens.ts";

/** A stream as the service shows it. */
export type Stream = NonNullable<OutputOf<typeof createStreamingSessionStream>["stream"]>;
/** The states of a stream. */
export type StreamState = NonNullable<Stream["state"]>;

/** A stream as the store keeps it; `members` has the `url` that shows while it is READY. */
export interface StoredStream {
  readonly plan: Plan<StreamState>;
  readonly members: Stream;
}

/** A call that creates a stream. */
export interface StreamCall extends SessionCall {
  readonly expirationInSeconds?: number | undefined;
}

const streamIdLength = 22;

/**
 * Creates a stream of a READY session: it is CREATE_IN_PROGRESS, then READY, or CREATE_FAILED; and DELETED
 * when it expires or its session ends.
 *
 * @throws Refusal when the session does not exist, it is not READY, the quota is used up, or the token is
 * another call's.
 */
export function createStream(
  world: ActingWorld,
  { studioId, sessionId, clientToken, expirationInSeconds }: StreamCall,
  { caller, hear }: Circumstances,
): Promise<Stream> {
  const key = { studioId, sessionId };
  const scope = [caller, "create", studioId, sessionId];
  return actOnce(
    world,
    { scope, token: clientToken, parameters: { expirationInSeconds } },
    async () => ({
      result: String(world.revision),
      answer: await create(world, key, { expirationInSeconds, hear }),
    }),
    (made) => showAgain(world, key, made),
  );
}

async function create(
  world: ActingWorld,
  key: SessionKey,
  { expirationInSeconds, hear }: Pick<StreamCall, "expirationInSeconds"> & Pick<Circumstances, "hear">,
): Promise<Stream> {
  const session = await loadSession(world, world, key);
  assertReady(session, world.now, key.sessionId);
  await assertStreamQuota(world, key);
  const streamId = mintId(world.seed, world.revision, streamIdLength);
  const life = expirationInSeconds ?? world.settings.streamExpirationInSeconds;
  const expiresAt = world.now + milliseconds(life);
  const end = Math.min(expiresAt, endOfReady(session.plan, world.now));
  const outcome = await drawOutcome(world, "CreateStreamingSessionStream");
  const failure = outcome ?? session.policy.streamFailure;
  const plan = planStream({ now: world.now, end, failure }, world.settings);
  hear?.({ now: world.now, key: { ...key, streamId }, plan, outcome });
  const { createdBy, ownedBy } = session.members;
  const members: Stream = {
    streamId,
    createdAt: timestamp(world.now),
    expiresAt: timestamp(expiresAt),
    ...(createdBy !== undefined && { createdBy }),
    ...(ownedBy !== undefined && { ownedBy }),
    url: streamUrl(key.sessionId, streamId),
  };
  await forgetGoneStreams(world, key);
  await world.all(insertStream, streamRow(world.id, key, { plan, members }, world.revision));
  return describeStream({ plan, members }, world.now);
}

/**
 * One act of 64 cleans up. The multiplication spreads these acts: streams may be created at even revisions
 * only, or at every eighth.
 */
function paysForForgetting(revision: number): boolean {
  return Math.imul(revision, 0x9e37_79b1) >>> 26 === 0;
}

/** Keeps the store from growing forever. */
async function forgetGoneStreams(world: ActingWorld, { studioId, sessionId }: SessionKey): Promise<void> {
  if (!paysForForgetting(world.revision)) return;
  // A token that is remembered must find its stream.
  const before = world.now - milliseconds(world.settings.tokenRetentionSeconds);
  const where = { world: world.id, studio: studioId, session: sessionId };
  const [oldest] = await world.all(findOldestStream, where);
  if (oldest && oldest.ends_at <= before) await world.all(deleteGoneStreams, { ...where, before });
}

/** The row that keeps a stream. */
export function streamRow(
  world: string,
  { studioId, sessionId }: SessionKey,
  { plan, members }: StoredStream,
  sequence: number,
) {
  const deletion = plan.find(
    ({ state }) => state === "DELETE_IN_PROGRESS" || state === "DELETED" || state === "CREATE_FAILED",
  );
  return {
    world,
    studio_id: studioId,
    session_id: sessionId,
    stream_id: String(members.streamId),
    sequence,
    ends_at: deletion?.at ?? Number.MAX_SAFE_INTEGER,
    plan: JSON.stringify(plan),
    document: JSON.stringify(members),
  };
}

/** Where a stream would be opened. The host exists only in documentation: nothing is streamed. */
export function streamUrl(sessionId: string, streamId: string): string {
  return `https://streams.studio.example/sessions/${encodeURIComponent(sessionId)}#${streamId}`;
}

/** What follows for a stream created at `now` that ends at `end`. */
export function planStream(
  { now, end, failure }: { now: number; end: number; failure?: string | undefined },
  settings: Settings,
): Plan<StreamState> {
  const made = now + milliseconds(settings.createSeconds);
  const creation = { at: now, state: "CREATE_IN_PROGRESS", statusCode: "STREAM_CREATE_IN_PROGRESS" } as const;
  if (failure !== undefined) return [creation, { at: made, state: "CREATE_FAILED", statusCode: failure }];
  const deletion = planStreamDeletion(end, settings);
  if (made >= end) return [creation, ...deletion];
  return [creation, { at: made, state: "READY", statusCode: "STREAM_READY" }, ...deletion];
}

/** The deletion of a stream that begins at `at`. */
export function planStreamDeletion(at: number, settings: Settings): Plan<StreamState> {
  return [
    { at, state: "DELETE_IN_PROGRESS", statusCode: "STREAM_DELETE_IN_PROGRESS" },
    { at: at + milliseconds(settings.deleteSeconds), state: "DELETED", statusCode: "STREAM_DELETED" },
  ];
}

function assertReady({ plan }: StoredSession, now: number, resourceId: string): void {
  const { state } = phaseAt(plan, now);
  if (state === "READY") return;
  const message = state.endsWith("_IN_PROGRESS")
    ? "Another operation on the streaming session is in progress."
    : `The streaming session is ${state}; only one that is READY can have streams.`;
  throw new Refusal("ConflictException", message, { resourceId });
}

async function assertStreamQuota(world: ActingWorld, { studioId, sessionId }: SessionKey): Promise<void> {
  const quota = world.settings.quotas.streamsPerSession;
  if (quota === null) return;
  const [row] = await world.all(countLivingStreams, {
    world: world.id,
    studio: studioId,
    session: sessionId,
    now: world.now,
  });
  if (Number(row?.count) < quota) return;
  throw new Refusal(
    "ServiceQuotaExceededException",
    `The streaming session has ${quota} streams, which is its quota.`,
    {
      resourceId: sessionId,
    },
  );
}

/** When a session with this plan stops being READY, from `now` on: at once when it is not READY. */
export function endOfReady(plan: Plan<SessionState>, now: number): number {
  if (phaseAt(plan, now).state !== "READY") return now;
  return plan.find(({ at, state }) => at > now && state !== "READY")?.at ?? Number.MAX_SAFE_INTEGER;
}

async function showAgain(
  world: ActingWorld,
  { studioId, sessionId }: SessionKey,
  { result, answer }: Acted<Stream>,
): Promise<Stream> {
  const [row] = await world.all(findStream, {
    world: world.id,
    studio_id: studioId,
    session_id: sessionId,
    sequence: Number(result),
  });
  if (row) return describeStream(parseStream(row), world.now);
  // Streams are forgotten when they have long been gone.
  return { ...answer, state: "DELETED", statusCode: "STREAM_DELETED" };
}

/** Names a stream. */
export interface StreamKey extends SessionKey {
  readonly streamId: string;
}

/** A stream as it is; a DELETED one stays visible for a while. @throws Refusal ResourceNotFoundException */
export async function readStream(world: World, store: Connection, key: StreamKey): Promise<Stream> {
  const { studioId, sessionId, streamId } = key;
  if (![studioId, sessionId, streamId].every(isStorable)) throw notFound(streamId);
  const where = { world: world.id, studio_id: studioId, session_id: sessionId };
  const sequence = sequenceOf(world.seed, streamId);
  const minted = sequence === undefined ? [] : await store.all(findStream, { ...where, sequence });
  const found = minted.map(parseStream).filter(({ members }) => members.streamId === streamId);
  // The ids of a fixture's streams are its own.
  const [stream] = found.length > 0 ? found : await findGiven(store, { ...where, stream_id: streamId });
  if (!stream) throw notFound(streamId);
  return describeStream(stream, world.now);
}

async function findGiven(
  store: Connection,
  where: { world: string; studio_id: string; session_id: string; stream_id: string },
): Promise<StoredStream[]> {
  return (await store.all(findStreamById, where)).map(parseStream);
}

/** Reads what the store keeps of a stream. */
export function parseStream({ plan, document }: { plan: string; document: string }): StoredStream {
  return { plan: JSON.parse(plan) as Plan<StreamState>, members: JSON.parse(document) as Stream };
}

/** A stream as it is at `now`. */
export function describeStream({ plan, members }: StoredStream, now: number): Stream {
  const { state, statusCode } = phaseAt(plan, now);
  const { url, ...rest } = members;
  return {
    ...rest,
    state,
    statusCode: statusCode as NonNullable<Stream["statusCode"]>,
    ...(state === "READY" && url !== undefined && { url }),
  };
}
