/**
 * A plan is the whole known future of a resource: the states it will be in and since when. It is written once, by the
 * act that causes it, and read against the clock; nothing has to happen for a state to change. So a process that dies
 * in between loses nothing, and an advanced clock is a resource further on.
 */
export interface Phase<State extends string = string> {
  /** World time from which the phase holds, in milliseconds since the epoch. */
  readonly at: number;
  readonly state: State;
  readonly statusCode: string;
  /** The status in words, where it is not the code's. */
  readonly statusMessage?: string;
}

/** The phases of a resource, oldest first. */
export type Plan<State extends string = string> = readonly Phase<State>[];

/** The phase that holds at `now`: the latest one that has begun. Before the first one, the first. */
export function phaseAt<State extends string>(plan: Plan<State>, now: number): Phase<State> {
  const phase = plan.findLast(({ at }) => at <= now) ?? plan[0];
  if (!phase) throw new Error("A plan has at least one phase.");
  return phase;
}
