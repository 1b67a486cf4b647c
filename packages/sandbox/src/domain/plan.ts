/**
 * A plan is the whole known future of a resource: the states it will be in and since when. The act that
 * causes it writes it once, and reads compare it with the clock; nothing has to happen for a state to change.
 * So a process that dies in between loses nothing, and advancing the clock moves a resource on.
 */
export interface Phase<State extends string = string> {
  /** World time from which the phase applies, in milliseconds since the epoch. */
  readonly at: number;
  readonly state: State;
  readonly statusCode: string;
  /** The status in words, where it differs from the code's. */
  readonly statusMessage?: string;
}

/** The phases of a resource, oldest first. */
export type Plan<State extends string = string> = readonly Phase<State>[];

/** The phase at `now`: the latest one that has begun. Before the first one, the first. */
export function phaseAt<State extends string>(plan: Plan<State>, now: number): Phase<State> {
  const phase = plan.findLast(({ at }) => at <= now) ?? plan[0];
  if (!phase) throw new Error("A plan has at least one phase.");
  return phase;
}
