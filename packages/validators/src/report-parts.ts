import type { Check, Collector } from "./check.ts";
import { areDateTimes, type LaterDateTimes } from "./date-times.ts";
import { escapePointer, type Locations, locate } from "./location.ts";
import { fail, prefix } from "./report.ts";

// Checks of the items and members of a value. Each returns true when nothing more is wanted, as in `report.ts`.

/** Holds the items of an array from an index on against a check. */
export function each(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  check: Check,
  items: readonly unknown[],
  from = 0,
): boolean {
  for (let i = from; i < items.length; i++) {
    if (out === undefined ? !check(items[i]) : member(out, locations, index, check, items[i], i)) return true;
  }
  return false;
}

/** How many items are looked at before their date-times are. */
const batch = 64;

/** Holds the items of an array against a check that has date-times among its properties: these are tested many at a time. */
export function eachDated(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  check: Check,
  items: readonly unknown[],
  from = 0,
): boolean {
  for (let start = from; start < items.length; start += batch) {
    const end = Math.min(start + batch, items.length);
    const later: LaterDateTimes = { text: "" };
    const found = out?.found.length ?? 0;
    for (let i = start; i < end; i++) {
      if (out === undefined ? !check(items[i], undefined, undefined, later) : dated(out, locations, index, check, items[i], i, later))
        return true;
    }
    if (areDateTimes(later.text)) {
      if (out !== undefined && out.found.length >= out.limit) return true;
      continue;
    }
    if (out === undefined) return true;
    out.found.length = found; // one of these date-times is wrong, so now each is looked at
    for (let i = start; i < end; i++) if (member(out, locations, index, check, items[i], i)) return true;
  }
  return false;
}

function dated(
  out: Collector,
  locations: Locations,
  index: number,
  check: Check,
  value: unknown,
  key: number,
  later: LaterDateTimes,
): boolean {
  const from = out.found.length;
  check(value, out, undefined, later);
  if (out.found.length > from) within(out, from, locations, index, key);
  return false; // what was found may have to be found again, so the limit has to wait
}

/** Holds a member or an item against a check. */
export function member(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  check: Check,
  value: unknown,
  key: string | number,
): boolean {
  if (out === undefined) return !check(value);
  const from = out.found.length;
  check(value, out);
  if (out.found.length > from) within(out, from, locations, index, key);
  return out.found.length >= out.limit;
}

function within(out: Collector, from: number, locations: Locations, index: number, key: string | number): void {
  const { instancePath, schemaPath } = locate(locations, index);
  prefix(out, from, `${instancePath}/${typeof key === "number" ? key : escapePointer(key)}`, schemaPath);
}

/** Holds the name of a member against a check. */
export function name(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  check: Check,
  key: string,
): boolean {
  if (out === undefined) return !check(key);
  const from = out.found.length;
  check(key, out);
  if (out.found.length === from) return false;
  const { instancePath, schemaPath } = locate(locations, index);
  prefix(out, from, instancePath, `${schemaPath}/propertyNames`);
  return out.found.length >= out.limit || fail(out, locations, index, "propertyNames", key);
}
