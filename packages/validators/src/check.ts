import type { LaterDateTimes } from "@callsheet/protocol/date-times";
import type { Evaluated } from "./evaluated.ts";
import type { Violation } from "./violation.ts";

/** Where a generated check puts what it finds. */
export interface Collector {
  /** Nothing until there is a first violation: to make a list for none or one costs more than the rest of a report. */
  found: Violation[] | undefined;
  /** How many have been found. */
  count: number;
  /** How many to find before looking no further. */
  readonly limit: number;
}

/**
 * A generated check. Without a collector it says whether the value is valid, and stops at the first violation. With one it collects
 * every violation, and what it returns means nothing. Paths in what it collects are relative to the value that it was given.
 *
 * @param evaluated Where it notes the members and items that it evaluated, for a schema around it that asks for the others.
 * @param later Where it puts the date-times among its properties, for whoever calls it to test them.
 */
export type Check = (
  value: unknown,
  out?: Collector,
  evaluated?: Evaluated,
  later?: LaterDateTimes,
) => boolean;
