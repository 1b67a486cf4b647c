/** The members of a world's row that say how far its time has come. */
export interface Seen {
  readonly id: string;
  /** The latest wall time that an act has seen. */
  readonly wall_high: number;
}

/** How one world reads the wall clock. */
interface Reading {
  /** What is added to the wall clock. */
  lead: number;
  /** The latest time that was read. */
  last: number;
  /** The latest time in its row. */
  high: number;
}

/**
 * Reads the wall clock for worlds, so that no world's time runs back or stands still. A clock that is set
 * back, or lags behind another process's, gets a lead for the worlds that have seen the later time: they go
 * on from there.
 */
export class WallClock {
  readonly #wall: () => number;
  readonly #readings = new Map<string, Reading>();

  /** @param wall Wall time, in milliseconds since the epoch. */
  constructor(wall: () => number) {
    this.#wall = wall;
  }

  /**
   * The wall time for a world whose row is known: never before what this process has read for it, nor before
   * its latest act.
   */
  read({ id, wall_high }: Seen): number {
    const wall = this.#wall();
    const reading = this.#readings.get(id);
    // A row that has gone back belongs to a recreated world, perhaps recreated by another process.
    if (!reading || wall_high < reading.high) return this.#begin(id, wall_high, wall);
    const least = Math.max(reading.last, wall_high);
    reading.high = wall_high;
    if (wall + reading.lead < least) reading.lead = least - wall;
    reading.last = wall + reading.lead;
    return reading.last;
  }

  /** The wall time for a world whose row is not yet read: as far as this process knows it. */
  estimate(id: string): number {
    const reading = this.#readings.get(id);
    return reading ? Math.max(this.#wall() + reading.lead, reading.last) : this.#wall();
  }

  /** The plain wall time, for a new world. */
  now(): number {
    return this.#wall();
  }

  /** Forgets a world: the next one of its name begins by the wall clock. */
  forget(id: string): void {
    this.#readings.delete(id);
  }

  #begin(id: string, high: number, wall: number): number {
    const last = Math.max(wall, high);
    this.#readings.set(id, { lead: last - wall, last, high });
    return last;
  }
}
