import { escapeStep } from "@callsheet/protocol/json-pointer";
import type { Check, Collector } from "./check.ts";
import { type Locations, locate } from "./location.ts";
import { fail, prefix } from "./report.ts";

// Checks of the items and members of a value. Each returns true when no more violations are wanted, as in
// `report.ts`. Collecting is in separate functions, so that mere checking stays small and fast.

/** The index of the first of some items that fails a check, or `to`. */
export type FindWrong = (items: readonly unknown[], from: number, to: number) => number;

/**
 * Checks the items of an array from an index on.
 *
 * @param find Finds an invalid item faster than the check does.
 */
export function each(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  check: Check,
  items: readonly unknown[],
  from = 0,
  find?: FindWrong,
): boolean {
  if (out !== undefined) return collectEach(out, { locations, index, check }, items, from, find);
  for (let i = from; i < items.length; i++) if (!check(items[i])) return true;
  return false;
}

/** Finds the first of some items that fails a check; one is known to fail. */
export function findWrong(check: Check, items: readonly unknown[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (!check(items[i])) return i;
  return to;
}

/** Collects the violations of a member. */
export function member(
  out: Collector,
  locations: Locations,
  index: number,
  check: Check,
  value: unknown,
  key: string,
): boolean {
  return collectPart(out, { locations, index, check }, value, key);
}

/** Collects the violations of a member's name. */
export function name(
  out: Collector,
  locations: Locations,
  index: number,
  check: Check,
  key: string,
): boolean {
  const from = out.count;
  check(key, out);
  if (out.count === from) return false;
  const { instancePath, schemaPath } = locate(locations, index);
  prefix(out, from, instancePath, `${schemaPath}/propertyNames`);
  return out.count >= out.limit || fail(out, locations, index, "propertyNames", key);
}

/** How many items are checked at once. */
const batch = 64;

/** A schema for parts of a value. */
interface Part {
  readonly locations: Locations;
  readonly index: number;
  readonly check: Check;
}

/** Items are first only checked; the violations of invalid ones are then collected. */
function collectEach(
  out: Collector,
  part: Part,
  items: readonly unknown[],
  start: number,
  find?: FindWrong,
): boolean {
  for (let i = start; i < items.length; i++) {
    const to = Math.min(i + batch, items.length);
    i = find === undefined ? findWrong(part.check, items, i, to) : find(items, i, to);
    if (i < to && collectPart(out, part, items[i], i)) return true;
    if (i === to) i--;
  }
  return false;
}

function collectPart(
  out: Collector,
  { locations, index, check }: Part,
  value: unknown,
  key: string | number,
): boolean {
  const from = out.count;
  check(value, out);
  if (out.count > from) {
    const { instancePath, schemaPath } = locate(locations, index);
    prefix(out, from, `${instancePath}/${typeof key === "number" ? key : escapeStep(key)}`, schemaPath);
  }
  return out.count >= out.limit;
}
