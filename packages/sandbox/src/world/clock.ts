/** A world's clock: it runs from `base` since the wall clock read `anchor`. All times are milliseconds since the epoch. */
export interface Clock {
  /** World time at the anchor. */
  readonly base: number;
  /** Wall time at which the world's clock read `base`. */
  readonly anchor: number;
  /** World milliseconds a wall millisecond: 1 is real time, 60 a minute a second, 0 frozen. */
  readonly speed: number;
}

/** How a clock is to change; absent means as it is. */
export interface ClockChange {
  /** Sets the world's time, in milliseconds since the epoch. */
  readonly set?: number | undefined;
  /** Moves the world's time by so many milliseconds, after `set`. */
  readonly advance?: number | undefined;
  readonly speed?: number | undefined;
}

/** The latest time that dates can tell: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const latest = 8.64e15;

/** Reads a clock. */
export function timeAt(clock: Clock, wall: number): number {
  return Math.min(latest, Math.floor(clock.base + (wall - clock.anchor) * clock.speed));
}

/** The clock after a change at `wall`: it runs on from there. */
export function changeClock(clock: Clock, change: ClockChange, wall: number): Clock {
  const now = (change.set ?? timeAt(clock, wall)) + (change.advance ?? 0);
  return { base: Math.min(latest, Math.floor(now)), anchor: wall, speed: change.speed ?? clock.speed };
}
