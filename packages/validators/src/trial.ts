import type { Check } from "./check.ts";
import { type Evaluated, evaluated, merge } from "./evaluated.ts";

/** True when a check passes; only then does what it evaluated count. */
export function trial(target: Evaluated, check: Check, value: unknown): boolean {
  const own = evaluated();
  if (!check(value, undefined, own)) return false;
  merge(target, own);
  return true;
}

/** How many of some checks pass. Those that do contribute what they evaluated. */
export function tally(target: Evaluated, checks: readonly Check[], value: unknown): number {
  let count = 0;
  for (const check of checks) if (trial(target, check, value)) count++;
  return count;
}
