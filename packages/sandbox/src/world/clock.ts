/**
 * A world's clock: it runs from `base` since the wall clock read `anchor`. All times are milliseconds since
 * the epoch.
 */
export interface Clock {
  /** World time at the anchor. */
  readonly base: number;
  /** Wall time at which the world's clock read `base`. */
  readonly anchor: number;
  /** World milliseconds per wall millisecond: 1 is real time, 60 a minute per second, 0 frozen. */
  readonly speed: number;
}

/** A change to a clock; absent members leave it as it is. */
export interface ClockChange {
  /** Sets the world's time, in milliseconds since the epoch. */
  readonly set?: number | undefined;
  /** Moves the world's time by this many milliseconds, after `set`. */
  readonly advance?: number | undefined;
  readonly speed?: number | undefined;
}

/** The times that a world's clock can read. Plans go beyond, and what is shown ends with the year 9999. */
const range = { from: Date.parse("0000-01-01T00:00:00Z"), until: Date.parse("9900-01-01T00:00:00Z") };

/** What is wrong with a time that a world's clock cannot read. */
export const unreadable = "Expected a time in the years 0 to 9899: a world's clock goes no further";

/** True for a time that a world's clock can read. */
export const isReadable = (time: number): boolean => time >= range.from && time <= range.until;

/** Reads a clock. */
export function timeAt(clock: Clock, wall: number): number {
  return Math.min(range.until, Math.floor(clock.base + (wall - clock.anchor) * clock.speed));
}

/**
 * The clock after a change at `wall`: it runs on from there. The caller checks whether it {@link isReadable}.
 */
export function changeClock(clock: Clock, change: ClockChange, wall: number): Clock {
  const base = Math.floor((change.set ?? timeAt(clock, wall)) + (change.advance ?? 0));
  return { base, anchor: wall, speed: change.speed ?? clock.speed };
}
