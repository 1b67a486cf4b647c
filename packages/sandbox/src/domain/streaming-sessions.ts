import type { startStreamingSession } from "@callsheet/contract/nimble";
import type { OutputOf } from "@callsheet/protocol";
import { drawOutcome } from "../faults/deck.ts";
import { isStorable } from "../store/storable.ts";
import type { Connection } from "../store/store.ts";
import type { ActingWorld, World } from "../world/worlds.ts";
import { createParseCache } from "./parse-cache.ts";
import { type Plan, phaseAt } from "./plan.ts";
import { countRunningSessions, findStreamingSession, updateStreamingSession } from "./queries.ts";
import { notFound, Refusal } from "./refusal.ts";
import { plannedEnd, planStart, runningSpan, type SessionPolicy, type SessionState } from "./session-plan.ts";
import { timestamp } from "./timestamp.ts";
import { actOnce } from "./tokens.ts";

/** A streaming session as the service shows it. */
export type StreamingSession = NonNullable<OutputOf<typeof startStreamingSession>["session"]>;

/** A streaming session as the store keeps it: its fixed members and its plan. */
export interface StoredSession {
  readonly plan: Plan<SessionState>;
  readonly members: StreamingSession;
  readonly policy: SessionPolicy;
}

/** Names a streaming session. */
export interface SessionKey {
  readonly studioId: string;
  readonly sessionId: string;
}

/** A call that acts on a streaming session. */
export interface SessionCall extends SessionKey {
  readonly clientToken?: string | undefined;
}

/** What an act has planned for what it started or created. */
export interface PlannedAct {
  /** The world's time of the act. */
  readonly now: number;
  readonly key: SessionKey & { readonly streamId?: string };
  readonly plan: Plan;
  /** The outcome that the fault deck chose. */
  readonly outcome: string | undefined;
}

/** Who calls. */
export interface Circumstances {
  /** Names the caller among those of a world. */
  readonly caller: string;
  /** Called with what the act has planned, on each try. */
  readonly hear?: ((planned: PlannedAct) => void) | undefined;
}

/** Reads a streaming session; a DELETED one is gone. @throws Refusal ResourceNotFoundException */
export async function loadSession(world: World, store: Connection, key: SessionKey): Promise<StoredSession> {
  const session = await findSession(world, store, key);
  if (phaseAt(session.plan, world.now).state === "DELETED") throw notFound(key.sessionId);
  return session;
}

/** A streaming session as it is; a DELETED one stays visible. @throws Refusal ResourceNotFoundException */
export async function readSession(
  world: World,
  store: Connection,
  key: SessionKey,
): Promise<StreamingSession> {
  return describeSession(await findSession(world, store, key), world.now);
}

/** Finds a streaming session, even a DELETED one. */
async function findSession(
  world: World,
  store: Connection,
  { studioId, sessionId }: SessionKey,
): Promise<StoredSession> {
  if (!isStorable(studioId) || !isStorable(sessionId)) throw notFound(sessionId);
  const [row] = await store.all(findStreamingSession, {
    world: world.id,
    studio_id: studioId,
    session_id: sessionId,
  });
  if (!row) throw notFound(sessionId);
  return parseSession(row, `${world.id} ${studioId} ${sessionId}`);
}

const parsePlan = createParseCache<Plan<SessionState>>();
const parseDocument = createParseCache<Omit<StoredSession, "plan">>();

/** Reads what the store keeps of a streaming session; `key` names it. Nobody may change what is returned. */
export function parseSession(
  { plan, document }: { plan: string; document: string },
  key: string,
): StoredSession {
  const { members, policy } = parseDocument(key, document);
  return { plan: parsePlan(key, plan), members, policy };
}

/**
 * Starts a STOPPED session: it is START_IN_PROGRESS, then READY, or START_FAILED.
 *
 * @throws Refusal when the session does not exist, it is in another state, the quota is used up, or the token
 * is another call's.
 */
export function startSession(
  world: ActingWorld,
  { studioId, sessionId, clientToken }: SessionCall,
  { caller, hear }: Circumstances,
): Promise<StreamingSession> {
  const key = { studioId, sessionId };
  const scope = [caller, "start", studioId, sessionId];
  return actOnce(
    world,
    { scope, token: clientToken, parameters: {} },
    async () => ({ result: sessionId, answer: await start(world, key, hear) }),
    async () => describeSession(await findSession(world, world, key), world.now),
  );
}

async function start(
  world: ActingWorld,
  key: SessionKey,
  hear: Circumstances["hear"],
): Promise<StreamingSession> {
  const session = await loadSession(world, world, key);
  const { state } = phaseAt(session.plan, world.now);
  if (state !== "STOPPED") throw notStartable(state, key.sessionId);
  await assertSessionQuota(world, key.studioId);
  const outcome = await drawOutcome(world, "StartStreamingSession");
  const started = begin(session, world, outcome);
  // The first phase is what the session was before.
  hear?.({ now: world.now, key, plan: started.plan.slice(1), outcome });
  const { from, until } = runningSpan(started.plan);
  const { plan, ...document } = started;
  await world.all(updateStreamingSession, {
    world: world.id,
    studio_id: key.studioId,
    session_id: key.sessionId,
    runs_from: from,
    runs_until: until,
    plan: JSON.stringify(plan),
    document: JSON.stringify(document),
  });
  return describeSession(started, world.now);
}

function notStartable(state: SessionState, resourceId: string): Refusal {
  const message = state.endsWith("_IN_PROGRESS")
    ? "Another operation on the streaming session is in progress."
    : `The streaming session is ${state}; only one that is STOPPED can be started.`;
  return new Refusal("ConflictException", message, { resourceId });
}

async function assertSessionQuota(world: ActingWorld, studioId: string): Promise<void> {
  const quota = world.settings.quotas.runningSessionsPerStudio;
  if (quota === null) return;
  const [row] = await world.all(countRunningSessions, { world: world.id, studio: studioId, now: world.now });
  if (Number(row?.count) < quota) return;
  throw new Refusal(
    "ServiceQuotaExceededException",
    `The studio has ${quota} running streaming sessions, which is its quota.`,
    {
      resourceId: studioId,
    },
  );
}

function begin(session: StoredSession, world: World, failure: string | undefined): StoredSession {
  const { now, settings } = world;
  const { plan, policy, members } = session;
  const future = planStart(now, { policy, settings, failure });
  const starter = members.createdBy ?? members.ownedBy;
  const { stoppedAt } = describeSession(session, now);
  const { stopAt: _stopAt, terminateAt: _terminateAt, ...kept } = members;
  return {
    // Of past phases the latest is enough: for a clock that is set back a little.
    plan: [phaseAt(plan, now), ...future],
    policy,
    members: {
      ...kept,
      startedAt: timestamp(now),
      ...(starter !== undefined && { startedBy: starter, updatedBy: starter }),
      ...(stoppedAt !== undefined && { stoppedAt }),
      ...plannedEnd(future),
    },
  };
}

/** A streaming session as it is at `now`. */
export function describeSession({ plan, members }: StoredSession, now: number): StreamingSession {
  const { at, state, statusCode, statusMessage } = phaseAt(plan, now);
  const stop = plan.findLast((phase) => phase.state === "STOP_IN_PROGRESS" && phase.at <= now);
  return {
    ...members,
    state,
    statusCode: statusCode as NonNullable<StreamingSession["statusCode"]>,
    statusMessage: statusMessage ?? inWords(statusCode),
    updatedAt: timestamp(at),
    ...(stop && { stoppedAt: timestamp(stop.at) }),
  };
}

/** `STREAMING_SESSION_START_IN_PROGRESS` as "Streaming session start in progress". */
function inWords(statusCode: string): string {
  const words = statusCode.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
