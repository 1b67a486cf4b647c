import type { Check, Collector } from "./check.ts";
import type { Evaluated } from "./evaluated.ts";
import { escapePointer, type Locations, locate } from "./location.ts";
import type { Violation } from "./violation.ts";
import { wordsOf } from "./violation-words.ts";

// What generated checks call where a value is not valid, or may not be. Each returns true when nothing more is wanted: without a
// collector at once, with one when it has had enough.

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

/** Collects what another check finds in a part of the value, and puts the path to that part in front. */
export function sub(
  out: Collector,
  locations: Locations,
  index: number,
  check: Check,
  value: unknown,
  key?: string | number,
  evaluated?: Evaluated,
): boolean {
  const from = out.found.length;
  check(value, out, evaluated);
  if (out.found.length > from) {
    const { instancePath, schemaPath } = locate(locations, index);
    const step = key === undefined ? "" : `/${typeof key === "number" ? key : escapePointer(key)}`;
    prefix(out.found, from, instancePath + step, schemaPath);
  }
  return out.found.length >= out.limit;
}

/** Collects what is wrong with the name of a member. */
export function name(out: Collector, locations: Locations, index: number, check: Check, key: string): boolean {
  const from = out.found.length;
  check(key, out);
  if (out.found.length === from) return false;
  const { instancePath, schemaPath } = locate(locations, index);
  prefix(out.found, from, instancePath, `${schemaPath}/propertyNames`);
  return out.found.length >= out.limit || fail(out, locations, index, "propertyNames", key);
}

/** Collects what `then` or `else` finds. */
export function when(
  out: Collector,
  locations: Locations,
  index: number,
  check: Check,
  value: unknown,
  keyword: string,
  evaluated?: Evaluated,
): boolean {
  const from = out.found.length;
  check(value, out, evaluated);
  if (out.found.length === from) return false;
  const { instancePath, schemaPath } = locate(locations, index);
  prefix(out.found, from, instancePath, `${schemaPath}/${keyword}`);
  return out.found.length >= out.limit || fail(out, locations, index, "if", keyword);
}

/** Which alternative a value means: a property's values, and the index of the alternative of each. */
export interface Discriminator {
  readonly property: string;
  readonly alternatives: Readonly<Record<string, number>>;
}

/** Reports that a value matches none of some alternatives, or too many, with what is wrong by those that it could have meant. */
export function none(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  keyword: string,
  value: unknown,
  checks: readonly Check[],
  discriminator?: Discriminator,
): boolean {
  if (out === undefined) return true;
  const passing = checks.flatMap((check, at) => (check(value) ? [at] : []));
  if (passing.length > 0) return fail(out, locations, index, keyword, passing);
  const { instancePath, schemaPath } = locate(locations, index);
  const meant = discriminator && meantBy(value, discriminator);
  for (const [at, check] of checks.entries()) {
    if (meant !== undefined && meant !== at) continue;
    const from = out.found.length;
    check(value, out);
    prefix(out.found, from, instancePath, `${schemaPath}/${keyword}/${at}`);
    if (out.found.length >= out.limit) return true;
  }
  return fail(out, locations, index, keyword, null);
}

function meantBy(value: unknown, { property, alternatives }: Discriminator): number | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, property)) return undefined;
  const tag: unknown = (value as Record<string, unknown>)[property];
  return typeof tag === "string" && Object.hasOwn(alternatives, tag) ? alternatives[tag] : undefined;
}

/** Named schemas have a place of their own in the document, so what is found by theirs keeps its place. */
function prefix(found: readonly Violation[], from: number, instancePath: string, schemaPath: string): void {
  for (let i = from; i < found.length; i++) {
    const violation = found[i] as Violation;
    violation.instancePath = instancePath + violation.instancePath;
    if (!violation.schemaPath.startsWith("#")) violation.schemaPath = schemaPath + violation.schemaPath;
  }
}
