import { type Place, Shape } from "@callsheet/document";
import fc from "fast-check";
import { attempt } from "./attempt.ts";
import {
  additionalPlaces,
  arrayOfLength,
  baseValue,
  define,
  hidden,
  itemPlaces,
  UnsatisfiableError,
  withBranch,
} from "./base-value.ts";
import { formatSamples } from "./formats.ts";
import { MOST_ITEMS } from "./limits.ts";
import { numberRules } from "./numbers.ts";
import { createRandom } from "./random.ts";
import { keepsRules, lengthRange, stringOfLength, stringRules } from "./strings.ts";
import { enter, type Generating } from "./variant.ts";

/**
 * Lists and texts in fuzzed values stay mostly this small: many small values find more than few large ones.
 */
const USUAL = 24;
/** The bounds themselves have separate cases; a fuzzed text is not longer than this without need. */
const LONGEST_FUZZED = 256;

/**
 * A fast-check arbitrary of the valid values of a schema; it shrinks towards short texts, low numbers and few
 * members.
 * @throws UnsatisfiableError when no value can be made
 */
export function arbitraryValue(places: readonly Place[], generating: Generating): fc.Arbitrary<unknown> {
  const shape = new Shape(places);
  const [group] = shape.alternatives();
  if (group) {
    const branches = group.branches.map((branch) =>
      attempt(() => arbitraryValue(withBranch(shape, group, branch), generating)),
    );
    return oneOf(
      branches.filter((branch) => branch !== undefined),
      shape,
    );
  }
  const values = shape.values();
  if (values) {
    if (values.length === 0)
      throw new UnsatisfiableError(`no value is left by enum and const at ${places[0]?.pointer}`);
    return fc.constantFrom(...values);
  }
  if (shape.types.size === 0) throw new UnsatisfiableError(`no type is left at ${places[0]?.pointer}`);
  const preferred = shape.preferredType();
  const types = shape.rule("type")
    ? [...shape.types].filter((type) => type !== "integer" || !shape.types.has("number"))
    : [preferred];
  const arbitraries = types.map((type) => attempt(() => arbitraryOfType(shape, type, generating)));
  return oneOf(
    arbitraries.filter((arbitrary) => arbitrary !== undefined),
    shape,
  );
}

function oneOf(arbitraries: readonly fc.Arbitrary<unknown>[], shape: Shape): fc.Arbitrary<unknown> {
  if (arbitraries.length === 0)
    throw new UnsatisfiableError(`no value can be made at ${shape.places[0]?.pointer}`);
  return arbitraries.length === 1 ? (arbitraries[0] as fc.Arbitrary<unknown>) : fc.oneof(...arbitraries);
}

function arbitraryOfType(shape: Shape, type: string, generating: Generating): fc.Arbitrary<unknown> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "string":
      return arbitraryString(shape, generating);
    case "integer":
    case "number":
      return arbitraryNumber(shape, type === "integer" || !shape.types.has("number"));
    case "array":
      return arbitraryArray(shape, generating);
    default:
      return arbitraryObject(shape, generating);
  }
}

function arbitraryString(shape: Shape, generating: Generating): fc.Arbitrary<string> {
  const rules = stringRules(shape);
  const samples = (formatSamples[rules.format ?? ""]?.valid ?? []).filter((sample) =>
    keepsRules(rules, sample),
  );
  if (samples.length > 0) return fc.constantFrom(...samples);
  if (rules.patterns.length === 0) {
    const maxLength = Math.min(rules.max, Math.max(USUAL, rules.min));
    return fc
      .string({ minLength: rules.min, maxLength, unit: "grapheme" })
      .map((text) => fit(text, rules.min, rules.max));
  }
  const range = lengthRange(rules);
  if (!range) throw new UnsatisfiableError(`no text keeps all rules at ${shape.places[0]?.pointer}`);
  const fallback = baseValue(shape.places, generating, "string") as string;
  const longest = Math.min(range.longest, Math.max(range.shortest + USUAL, USUAL));
  const lengths = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: range.shortest, max: longest }) },
    { weight: 1, arbitrary: fc.constant(Math.max(range.shortest, Math.min(range.longest, LONGEST_FUZZED))) },
  );
  return fc
    .tuple(lengths, fc.nat())
    .map(([length, seed]) => stringOfLength(rules, length, createRandom(seed)) ?? fallback);
}

/** Graphemes consist of several code points: cuts or fills a text to the bounds, which count code points. */
function fit(text: string, min: number, max: number): string {
  const points = [...text].slice(0, max);
  while (points.length < min) points.push("a");
  return points.join("");
}

function arbitraryNumber(shape: Shape, integer: boolean): fc.Arbitrary<number> {
  const rules = numberRules(shape, integer);
  if (rules.low > rules.high)
    throw new UnsatisfiableError(`no number keeps all rules at ${shape.places[0]?.pointer}`);
  const low = Number.isFinite(rules.low) ? rules.low : Math.min(-1_000_000, rules.high - 1_000_000);
  const high = Number.isFinite(rules.high) ? rules.high : Math.max(1_000_000, rules.low + 1_000_000);
  if (!integer && rules.multipleOf === undefined)
    return fc.double({ min: low, max: high, noNaN: true }).map((value) => value + 0);
  const unit = rules.multipleOf ?? 1;
  const [first, last] = [Math.ceil(low / unit), Math.floor(high / unit)];
  return fc
    .integer({ min: Math.max(first, -(2 ** 31)), max: Math.min(last, 2 ** 31 - 1) })
    .map((count) => count * unit);
}

function arbitraryArray(shape: Shape, generating: Generating): fc.Arbitrary<unknown> {
  const minLength = shape.bound("minItems")?.value ?? 0;
  const maxLength = Math.min(shape.bound("maxItems")?.value ?? MOST_ITEMS, Math.max(minLength, 8));
  const inner = enter(generating, shape.places);
  const places = itemPlaces(shape, 0);
  // Lists whose items differ by position or must include a certain one are made whole.
  if (inner && (shape.rule("prefixItems") || shape.rule("contains")))
    return fc.constant(arrayOfLength(shape, Math.max(minLength, 1), inner));
  const items = inner && (places.length === 0 ? fc.string() : attempt(() => arbitraryValue(places, inner)));
  if (!items) {
    if (minLength > 0)
      throw new UnsatisfiableError(`the schema at ${shape.places[0]?.pointer} requires itself`);
    return fc.constant([]);
  }
  if (shape.rule("uniqueItems")?.value !== true) return fc.array(items, { minLength, maxLength });
  const possible = new Shape(places).values()?.length ?? Number.POSITIVE_INFINITY;
  return fc.uniqueArray(items, {
    minLength,
    maxLength: Math.min(maxLength, possible),
    selector: (item) => JSON.stringify(item),
  });
}

function arbitraryObject(shape: Shape, generating: Generating): fc.Arbitrary<unknown> {
  const inner = enter(generating, shape.places);
  if (!inner) throw new UnsatisfiableError(`the schema at ${shape.places[0]?.pointer} requires itself`);
  const required = shape.required();
  const members: [string, fc.Arbitrary<unknown>][] = [];
  const properties = shape.properties();
  for (const name of new Set([...required.keys(), ...properties.keys()])) {
    const places = properties.get(name) ?? additionalPlaces(shape, name);
    if (hidden(places, inner)) continue;
    const value =
      places.length === 0
        ? fc.string()
        : required.has(name)
          ? arbitraryValue(places, inner)
          : attempt(() => arbitraryValue(places, inner));
    if (value)
      members.push([
        name,
        required.has(name)
          ? value.map((made) => ({ made }))
          : fc.option(
              value.map((made) => ({ made })),
              { nil: undefined },
            ),
      ]);
  }
  const least = shape.bound("minProperties")?.value ?? 0;
  const most = shape.bound("maxProperties")?.value ?? Number.POSITIVE_INFINITY;
  const fallback = attempt(() => baseValue(shape.places, generating));
  return fc
    .tuple(fc.tuple(...members.map(([, value]) => value)), arbitraryExtras(shape, inner))
    .map(([made, extras]) => {
      const object: Record<string, unknown> = {};
      for (const [index, [name]] of members.entries()) {
        const value = made[index] as { made: unknown } | undefined;
        if (value) define(object, name, value.made);
      }
      for (const [name, value] of extras)
        if (!properties.has(name) && Object.keys(object).length < most) define(object, name, value);
      const size = Object.keys(object).length;
      return size >= least && size <= most ? object : fallback;
    });
}

/** Members that `properties` does not list, where `additionalProperties` describes them. */
function arbitraryExtras(shape: Shape, inner: Generating): fc.Arbitrary<[string, unknown][]> {
  const described = shape.rules("additionalProperties").some(({ value }) => typeof value === "object");
  const places = described ? additionalPlaces(shape, "member1") : [];
  const value = places.length > 0 ? attempt(() => arbitraryValue(places, inner)) : undefined;
  if (!value) return fc.constant([]);
  const names = shape.rules("propertyNames").map(({ place, value: schema }) => ({
    ...place,
    schema: schema as Place["schema"],
    pointer: `${place.pointer}/propertyNames`,
  }));
  const name =
    names.length > 0 ? arbitraryString(new Shape(names), inner) : fc.string({ minLength: 1, maxLength: 12 });
  return fc.array(fc.tuple(name, value), { maxLength: 4 });
}
