import type { Check, Collector } from "./check.ts";
import type { Evaluated } from "./evaluated.ts";
import { type Locations, locate } from "./location.ts";
import { fail, prefix } from "./report.ts";

// Checks of the same value against other schemas. Each returns true when no more violations are wanted, as in
// `report.ts`.

/** Runs a check that notes what it evaluated. */
export function noting(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  check: Check,
  value: unknown,
  evaluated: Evaluated,
): boolean {
  if (out === undefined) return !check(value, undefined, evaluated);
  const from = out.count;
  check(value, out, evaluated);
  prefix(out, from, locate(locations, index).instancePath, locate(locations, index).schemaPath);
  return out.count >= out.limit;
}

/** Checks the value against `then` or `else`. */
export function when(
  out: Collector | undefined,
  locations: Locations,
  index: number,
  check: Check,
  value: unknown,
  keyword: string,
  evaluated?: Evaluated,
): boolean {
  if (out === undefined) return !check(value, undefined, evaluated);
  const from = out.count;
  check(value, out, evaluated);
  if (out.count === from) return false;
  const { instancePath, schemaPath } = locate(locations, index);
  prefix(out, from, instancePath, `${schemaPath}/${keyword}`);
  return out.count >= out.limit || fail(out, locations, index, "if", keyword);
}

/** Which alternative a value means: a property's values, and the index of each one's alternative. */
export interface Discriminator {
  readonly property: string;
  readonly alternatives: Readonly<Record<string, number>>;
}

/**
 * Reports that a value matches none of some alternatives, or too many, with the violations of those that it
 * could mean.
 */
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
    const from = out.count;
    check(value, out);
    prefix(out, from, instancePath, `${schemaPath}/${keyword}/${at}`);
    if (out.count >= out.limit) return true;
  }
  return fail(out, locations, index, keyword, null);
}

function meantBy(value: unknown, { property, alternatives }: Discriminator): number | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, property)) return undefined;
  const tag: unknown = (value as Record<string, unknown>)[property];
  return typeof tag === "string" && Object.hasOwn(alternatives, tag) ? alternatives[tag] : undefined;
}
