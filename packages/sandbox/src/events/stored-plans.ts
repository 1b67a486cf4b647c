import type { Plan } from "../domain/plan.ts";
import type { Store } from "../store/store.ts";
import type { World } from "../world/worlds.ts";
import { listSessionPlans, listStageSpans, listStreamPlans, listStreamSpans } from "./queries.ts";
import type { Resource } from "./sandbox-event.ts";

/** The future of a resource. */
export interface ResourcePlan {
  readonly resource: Resource;
  readonly phases: readonly PlannedPhase[];
}

/** A phase of a resource; sessions of stages and channels have no status code. */
export interface PlannedPhase {
  readonly at: number;
  readonly state: string;
  readonly statusCode?: string;
}

/** Deleting takes a while; nobody sets that to more than an hour. */
const lateness = 3_600_000;

/** Reads the plans of the resources of a world: of 10,000 of each kind at most. */
export async function readPlans(world: World, store: Store): Promise<ResourcePlan[]> {
  const { id, now } = world;
  const [sessions, streams, stageSpans, streamSpans] = await Promise.all([
    store.all(listSessionPlans, { world: id }),
    store.all(listStreamPlans, { world: id, since: now - lateness }),
    store.all(listStageSpans, { world: id, now }),
    store.all(listStreamSpans, { world: id, now }),
  ]);
  return [
    ...sessions.map(({ studio_id, session_id, plan }) => ({
      resource: { resource: "streamingSession", studioId: studio_id, sessionId: session_id } as const,
      phases: JSON.parse(plan) as Plan,
    })),
    ...streams.map(({ studio_id, session_id, stream_id, plan }) => ({
      resource: {
        resource: "stream",
        studioId: studio_id,
        sessionId: session_id,
        streamId: stream_id,
      } as const,
      phases: JSON.parse(plan) as Plan,
    })),
    ...stageSpans.map(({ stage_arn, session_id, ...span }) => ({
      resource: { resource: "stageSession", stageArn: stage_arn, sessionId: session_id } as const,
      phases: phasesOf(span),
    })),
    ...streamSpans.map(({ channel_arn, stream_id, ...span }) => ({
      resource: { resource: "streamSession", channelArn: channel_arn, streamId: stream_id } as const,
      phases: phasesOf(span),
    })),
  ];
}

function phasesOf({ started_at, ended_at }: { started_at: number; ended_at: number | null }): PlannedPhase[] {
  const start = { at: started_at, state: "STARTED" };
  return ended_at === null ? [start] : [start, { at: ended_at, state: "ENDED" }];
}
