import type { getStage, getStageSession } from "@callsheet/contract/ivs-realtime";
import type { OutputOf } from "@callsheet/protocol";
import type { Connection } from "../store/store.ts";
import type { World } from "../world/worlds.ts";
import { findGeneratedStage, findGeneratedStageSession } from "./generated.ts";
import { createParseCache } from "./parse-cache.ts";
import { findStage, findStageSession } from "./queries.ts";
import { notFound } from "./refusal.ts";
import { timestamp } from "./timestamp.ts";

/** A stage as the service shows it. */
export type Stage = NonNullable<OutputOf<typeof getStage>["stage"]>;
/** A session of a stage as the service shows it. */
export type StageSession = NonNullable<OutputOf<typeof getStageSession>["stageSession"]>;

const parseStage = createParseCache<Stage>();

/**
 * Reads a stage; `activeSessionId` is present while a session runs. @throws Refusal ResourceNotFoundException
 */
export async function readStage(world: World, store: Connection, { arn }: { arn: string }): Promise<Stage> {
  const [row] = await store.all(findStage, { world: world.id, arn, now: world.now });
  const found = row
    ? { stage: parseStage(`${world.id} ${arn}`, row.document), active: row.active }
    : await findGeneratedStage(world, store, arn);
  if (!found) throw notFound(arn);
  return showStage(found);
}

/** A stage with the session that runs in it. */
export const showStage = ({ stage, active }: { stage: Stage; active: string | null }): Stage =>
  active === null ? stage : { ...stage, activeSessionId: active };

/**
 * Reads a session of a stage; it has an `endTime` when it is over. @throws Refusal ResourceNotFoundException
 */
export async function readStageSession(
  world: World,
  store: Connection,
  { stageArn, sessionId }: { stageArn: string; sessionId: string },
): Promise<StageSession> {
  const [row] = await store.all(findStageSession, {
    world: world.id,
    stage: stageArn,
    session: sessionId,
    now: world.now,
  });
  const found = row ?? (await findGeneratedStageSession(world, store, { stageArn, sessionId }));
  if (!found) throw notFound(sessionId);
  return describeStageSession(sessionId, found, world.now);
}

/** A session of a stage as it is at `now`. */
export function describeStageSession(
  sessionId: string,
  { started_at, ended_at }: { started_at: number; ended_at: number | null },
  now: number,
): StageSession {
  const session: StageSession = { sessionId, startTime: timestamp(started_at) };
  if (ended_at !== null && ended_at <= now) session.endTime = timestamp(ended_at);
  return session;
}
