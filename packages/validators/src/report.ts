import type { Check, Collector } from "./check.ts";
import { type Locations, locate } from "./location.ts";
import { wordsOf } from "./violation-words.ts";

// What generated checks call where a value is not valid, or may not be. Each returns true when nothing more is wanted: without a
// collector at the first violation, with one when it has had enough.

/** Reports that a value breaks a keyword. What the keyword asks for depends on it: see `wordsOf`. */
export function fail(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  keyword: string,
  expected?: unknown,
  other?: unknown,
): boolean {
  if (out === undefined) return true;
  const { instancePath, schemaPath } = locate(locations, index);
  const { params, message } = wordsOf(keyword, expected, other);
  const violation = { instancePath, schemaPath: `${schemaPath}/${keyword}`, keyword, params, message };
  return out.found.push(violation) >= out.limit;
}

/** Holds a part of the value against another check. */
export function sub(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  check: Check,
  value: unknown,
): boolean {
  return out === undefined ? !check(value) : collect(out, locations, index, check, value);
}

function collect(out: Collector, locations: Locations, index: number, check: Check, value: unknown): boolean {
  const from = out.found.length;
  check(value, out);
  if (out.found.length > from) {
    const { instancePath, schemaPath } = locate(locations, index);
    prefix(out, from, instancePath, schemaPath);
  }
  return out.found.length >= out.limit;
}

/**
 * Puts a path in front of what was found from an index on. Named schemas have a place of their own in the document, so what their checks
 * find keeps its place.
 */
export function prefix({ found }: Collector, from: number, instancePath: string, schemaPath: string): void {
  for (let i = from; i < found.length; i++) {
    const violation = found[i];
    if (violation === undefined) return;
    violation.instancePath = instancePath + violation.instancePath;
    if (violation.schemaPath[0] !== "#") violation.schemaPath = schemaPath + violation.schemaPath;
  }
}
