import type { LaterDateTimes } from "@callsheet/protocol/date-times";
import type { Evaluated } from "./evaluated.ts";
import type { Violation } from "./violation.ts";

/** Where a generated check collects its findings. */
export interface Collector {
  /**
   * Undefined until the first violation: creating a list for none or one costs more than the rest of a
   * report.
   */
  found: Violation[] | undefined;
  /** How many were found. */
  count: number;
  /** How many to find before stopping. */
  readonly limit: number;
}

/**
 * A generated check. Without a collector it returns whether the value is valid, and stops at the first
 * violation. With one it collects every violation, and its result means nothing. Collected paths are relative
 * to the value that it got.
 *
 * @param evaluated Where it notes the members and items that it evaluated, for an enclosing schema that needs
 * the others.
 * @param later Where it puts the date-times among its properties, for its caller to test them.
 */
export type Check = (
  value: unknown,
  out?: Collector,
  evaluated?: Evaluated,
  later?: LaterDateTimes,
) => boolean;
