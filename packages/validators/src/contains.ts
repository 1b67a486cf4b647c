import type { Check } from "./check.ts";
import type { Evaluated } from "./evaluated.ts";

/** True when as many items pass a check as required. */
export function contains(
  items: readonly unknown[],
  check: Check,
  { min, max = Number.POSITIVE_INFINITY, evaluated }: { min: number; max?: number; evaluated?: Evaluated },
): boolean {
  let count = 0;
  for (const [index, item] of items.entries()) {
    if (!check(item)) continue;
    count++;
    evaluated?.items.add(index);
  }
  return count >= min && count <= max;
}
