import {
  attempt,
  baseValue,
  createRandom,
  type Generating,
  negativeValues,
  positiveValues,
} from "@callsheet/conformance/generate";
import type { Place } from "@callsheet/document";
import { type Direction, keeps } from "./judge.ts";
import { otherVersion, type Schemas, type Version } from "./versions.ts";

/** The state of a walk that makes values: the same values each time. */
export function generatingFor(direction: Direction): Generating {
  return { random: createRandom(1), direction: direction === "request" ? "request" : "response", inside: [] };
}

/** A small value that satisfies schemas and one more rule; undefined when none can be made. */
export function valueWith(places: readonly Place[], rule: object, direction: Direction): unknown {
  const [first] = places;
  if (!first) return undefined;
  const extra: Place = { document: first.document, schema: { ...rule }, pointer: `${first.pointer}#with` };
  return attempt(() => baseValue([...places, extra], generatingFor(direction)));
}

/** A small value of one version and, if possible, of both: then the rest of it breaks nothing. */
export function commonValue(schemas: Schemas, version: Version, direction: Direction): unknown {
  const own = schemas[version];
  // The same pointers lead to other places in the other version.
  const others = schemas[otherVersion(version)].map((place) => ({
    ...place,
    pointer: `${place.pointer}#other`,
  }));
  const common = attempt(() => baseValue([...own, ...others], generatingFor(direction)));
  if (common !== undefined && keeps(own, common, direction)) return common;
  const value = attempt(() => baseValue(own, generatingFor(direction)));
  return value !== undefined && keeps(own, value, direction) ? value : undefined;
}

/** Values of schemas at and next to their bounds, up to a limit. */
export function* positives(places: readonly Place[], direction: Direction, most: number): Generator<unknown> {
  const generating = generatingFor(direction);
  const base = attempt(() => baseValue(places, generating));
  if (base === undefined) return;
  yield base;
  for (const { value } of limited(positiveValues(places, base, generating), most)) yield value;
}

/** Values that break one rule of schemas each, up to a limit. */
export function* negatives(places: readonly Place[], direction: Direction, most: number): Generator<unknown> {
  const generating = generatingFor(direction);
  const base = attempt(() => baseValue(places, generating));
  if (base === undefined) return;
  for (const { value } of limited(negativeValues(places, base, generating), most)) yield value;
}

function* limited<T>(values: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const value of values) {
    if (count++ >= most) return;
    yield value;
  }
}
