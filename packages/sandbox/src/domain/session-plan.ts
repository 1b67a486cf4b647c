import { milliseconds } from "../world/duration.ts";
import type { Settings } from "../world/settings.ts";
import type { Phase, Plan } from "./plan.ts";
import { timestamp } from "./timestamp.ts";

/** The states of a streaming session. */
export type SessionState =
  | "CREATE_IN_PROGRESS"
  | "DELETE_IN_PROGRESS"
  | "READY"
  | "DELETED"
  | "CREATE_FAILED"
  | "DELETE_FAILED"
  | "STOP_IN_PROGRESS"
  | "START_IN_PROGRESS"
  | "STOPPED"
  | "STOP_FAILED"
  | "START_FAILED";

/** What a launch profile says about its sessions, and how the sandbox treats one. */
export interface SessionPolicy {
  /** How long a session runs before it is stopped. AWS's default: 690. */
  readonly maxSessionLengthInMinutes: number;
  /**
   * How long a stopped session is kept before it is deleted; 0 deletes instead of stopping. AWS's maximum:
   * 5760.
   */
  readonly maxStoppedSessionLengthInMinutes: number;
  /** The status code with which every start of the session fails; absent when starts succeed. */
  readonly startFailure?: string | undefined;
  /** The status code with which every new stream of the session fails; absent when they succeed. */
  readonly streamFailure?: string | undefined;
}

/** The inputs of a session's plan. Times are in milliseconds; without an end, it follows from the policy. */
export interface Course {
  readonly policy: SessionPolicy;
  readonly settings: Settings;
  /** The status code with which a start fails, whatever the policy says; undefined to follow the policy. */
  readonly failure?: string | undefined;
  readonly startedAt?: number | undefined;
  readonly stopAt?: number | undefined;
  readonly terminateAt?: number | undefined;
}

const inMinutes = (minutes: number) => milliseconds(minutes * 60);

/** The status code that goes with a state when nothing more is known. */
export function statusCodeOf(state: SessionState): string {
  return state.endsWith("_FAILED") ? "INTERNAL_ERROR" : `STREAMING_SESSION_${state}`;
}

const phase = (at: number, state: SessionState, statusCode = statusCodeOf(state)): Phase<SessionState> => ({
  at,
  state,
  statusCode,
});

/**
 * What follows when a session is started at `now`: it becomes ready, is stopped in time and deleted in time;
 * or fails.
 */
export function planStart(now: number, course: Course): Plan<SessionState> {
  const settled = now + milliseconds(course.settings.startSeconds);
  const outcome = course.failure ?? course.policy.startFailure;
  const start = phase(now, "START_IN_PROGRESS");
  if (outcome) return [start, phase(settled, "START_FAILED", outcome)];
  const ready = phase(settled, "READY", "STREAMING_SESSION_STARTED");
  return [start, ready, ...planEnd(settled, { ...course, startedAt: course.startedAt ?? now })];
}

/**
 * How a session that is ready from `ready` on ends: it is stopped and, in time, deleted; one that is not kept
 * is deleted at once.
 */
function planEnd(ready: number, course: Course): Plan<SessionState> {
  const { policy, settings, startedAt = ready } = course;
  const end = course.stopAt ?? Math.max(ready, startedAt + inMinutes(policy.maxSessionLengthInMinutes));
  const kept = inMinutes(policy.maxStoppedSessionLengthInMinutes);
  if (kept === 0) return planDeletion(Math.min(end, course.terminateAt ?? end), settings);
  const deletion = course.terminateAt ?? end + Math.max(kept, milliseconds(settings.stopSeconds));
  const stop = planStop(end, settings).filter(({ at }) => at < deletion);
  return [...stop, ...planDeletion(deletion, settings)];
}

/** A stop that begins at `at`. */
function planStop(at: number, settings: Settings): Plan<SessionState> {
  return [phase(at, "STOP_IN_PROGRESS"), phase(at + milliseconds(settings.stopSeconds), "STOPPED")];
}

/** A deletion that begins at `at`. */
function planDeletion(at: number, settings: Settings): Plan<SessionState> {
  return [phase(at, "DELETE_IN_PROGRESS"), phase(at + milliseconds(settings.deleteSeconds), "DELETED")];
}

/** What follows for a session that a fixture describes in a phase. */
export function planFrom(found: Phase<SessionState>, course: Course): Plan<SessionState> {
  const { at, state } = found;
  const { settings, terminateAt } = course;
  const termination = terminateAt === undefined ? [] : planDeletion(terminateAt, settings);
  switch (state) {
    case "START_IN_PROGRESS":
      return [found, ...planStart(at, course).slice(1)];
    case "CREATE_IN_PROGRESS": {
      const ready = at + milliseconds(settings.createSeconds);
      return [found, phase(ready, "READY"), ...planEnd(ready, course)];
    }
    case "READY":
      return [found, ...planEnd(at, course)];
    case "STOP_IN_PROGRESS":
      return [found, ...planStop(at, settings).slice(1), ...termination];
    case "STOPPED":
      return [found, ...termination];
    case "DELETE_IN_PROGRESS":
      return [found, ...planDeletion(at, settings).slice(1)];
    default:
      return [found];
  }
}

/** When a session with this plan will stop and terminate by itself, as the service shows it. */
export function plannedEnd(plan: Plan<SessionState>): { stopAt?: string; terminateAt?: string } {
  const stop = plan.find(({ state }) => state === "STOP_IN_PROGRESS");
  const deletion = plan.find(({ state }) => state === "DELETE_IN_PROGRESS");
  return {
    ...(stop && { stopAt: timestamp(stop.at) }),
    ...(deletion && { terminateAt: timestamp(deletion.at) }),
  };
}

const running: ReadonlySet<SessionState> = new Set<SessionState>([
  "CREATE_IN_PROGRESS",
  "START_IN_PROGRESS",
  "READY",
  "STOP_IN_PROGRESS",
]);

/** A time that never comes. */
export const never = Number.MAX_SAFE_INTEGER;

/** The period in which a session with this plan uses capacity. */
export function runningSpan(plan: Plan<SessionState>): { from: number; until: number } {
  const first = plan.findLastIndex(
    ({ state }, index) => running.has(state) && !running.has(plan[index - 1]?.state ?? "STOPPED"),
  );
  if (first < 0) return { from: 0, until: 0 };
  const end = plan.slice(first).find(({ state }) => !running.has(state));
  return { from: plan[first]?.at ?? 0, until: end?.at ?? never };
}
