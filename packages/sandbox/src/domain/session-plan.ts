import type { Settings } from "../world/settings.ts";
import type { Phase, Plan } from "./plan.ts";

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

/** What a launch profile says about its sessions, and how the sandbox shall treat one. */
export interface SessionPolicy {
  /** How long a session runs before it is stopped. AWS's default: 690. */
  readonly maxSessionLengthInMinutes: number;
  /** How long a stopped session is kept before it is deleted; 0 deletes instead of stopping. AWS's maximum: 5760. */
  readonly maxStoppedSessionLengthInMinutes: number;
  /** The status code with which every start of the session fails; absent when starts succeed. */
  readonly startFailure?: string | undefined;
  /** The status code with which every new stream of the session fails; absent when they succeed. */
  readonly streamFailure?: string | undefined;
}

const minutes = 60_000;

/** The status code that goes with a state when nothing more is known. */
export function statusCodeOf(state: SessionState): string {
  return state.endsWith("_FAILED") ? "INTERNAL_ERROR" : `STREAMING_SESSION_${state}`;
}

const phase = (at: number, state: SessionState, statusCode = statusCodeOf(state)): Phase<SessionState> => ({
  at,
  state,
  statusCode,
});

/** What follows when a session is started at `now`: it becomes ready, is stopped in time and deleted in time; or fails. */
export function planStart(
  now: number,
  policy: SessionPolicy,
  settings: Settings,
  failure?: string,
): Plan<SessionState> {
  const settled = now + settings.startSeconds * 1000;
  const outcome = failure ?? policy.startFailure;
  const start = phase(now, "START_IN_PROGRESS");
  if (outcome) return [start, phase(settled, "START_FAILED", outcome)];
  const [, ...end] = planReady(settled, now, policy, settings);
  return [start, phase(settled, "READY", "STREAMING_SESSION_STARTED"), ...end];
}

/** What follows for a session that is ready from `ready` on and was started at `started`. */
export function planReady(
  ready: number,
  started: number,
  policy: SessionPolicy,
  settings: Settings,
): Plan<SessionState> {
  const end = Math.max(ready, started + policy.maxSessionLengthInMinutes * minutes);
  const kept = policy.maxStoppedSessionLengthInMinutes * minutes;
  if (kept === 0) return [phase(ready, "READY"), ...planDeletion(end, settings)];
  return [
    phase(ready, "READY"),
    ...planStop(end, settings),
    ...planDeletion(end + Math.max(kept, settings.stopSeconds * 1000), settings),
  ];
}

/** A stop that begins at `at`. */
export function planStop(at: number, settings: Settings): Plan<SessionState> {
  return [phase(at, "STOP_IN_PROGRESS"), phase(at + settings.stopSeconds * 1000, "STOPPED")];
}

/** A deletion that begins at `at`. */
export function planDeletion(at: number, settings: Settings): Plan<SessionState> {
  return [phase(at, "DELETE_IN_PROGRESS"), phase(at + settings.deleteSeconds * 1000, "DELETED")];
}

/** What follows for a session that is found in `state` since `at`, as fixtures describe it. */
export function planFrom(
  at: number,
  state: SessionState,
  statusCode: string,
  policy: SessionPolicy,
  settings: Settings,
): Plan<SessionState> {
  const now = phase(at, state, statusCode);
  switch (state) {
    case "START_IN_PROGRESS":
      return planStart(at, policy, settings);
    case "CREATE_IN_PROGRESS": {
      const created = at + settings.createSeconds * 1000;
      return [now, ...planReady(created, created, policy, settings)];
    }
    case "READY":
      return [now, ...planReady(at, at, policy, settings).slice(1)];
    case "STOP_IN_PROGRESS":
      return planStop(at, settings);
    case "DELETE_IN_PROGRESS":
      return planDeletion(at, settings);
    default:
      return [now];
  }
}

const running: ReadonlySet<SessionState> = new Set<SessionState>([
  "CREATE_IN_PROGRESS",
  "START_IN_PROGRESS",
  "READY",
  "STOP_IN_PROGRESS",
]);

/** Stands for a time that never comes. */
export const never = Number.MAX_SAFE_INTEGER;

/** From when until when a session with this plan holds capacity. */
export function runningSpan(plan: Plan<SessionState>): { from: number; until: number } {
  const first = plan.findLastIndex(
    ({ state }, index) => running.has(state) && !running.has(plan[index - 1]?.state ?? "STOPPED"),
  );
  if (first < 0) return { from: 0, until: 0 };
  const end = plan.slice(first).find(({ state }) => !running.has(state));
  return { from: plan[first]?.at ?? 0, until: end?.at ?? never };
}
