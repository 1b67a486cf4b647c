import { additionalPlaces, textOutside } from "@callsheet/conformance/generate";
import {
  isObject,
  type JsonType,
  type Place,
  type Rule,
  Shape,
  withMember,
  withoutMember,
} from "@callsheet/document";
import { type Difference, isWhole } from "./differences.ts";
import type { Direction } from "./judge.ts";
import { commonValue, negatives, positives, valueWith } from "./make-value.ts";
import { otherVersion, type Schemas, type Version } from "./versions.ts";

/** How many values are made when nothing tells which one shows a difference. */
const MOST_SCALARS = 200;
const MOST_WHOLE = 1500;
const MOST_OTHERS = 4;
const SAMPLES: readonly unknown[] = [null, true, 0.5, 1, "text", "", [], {}];

/** The goal of the search: a value that one version accepts and the other refuses because of a difference. */
export interface Search {
  readonly schemas: Schemas;
  readonly difference: Difference;
  /** The version that accepts the value. */
  readonly version: Version;
  readonly direction: Direction;
}

/**
 * Values that are likely to show a difference, the likeliest first. The validators decide whether they do.
 */
export function* candidates(search: Search): Generator<unknown> {
  const { schemas, difference, version, direction } = search;
  const from = schemas[version];
  const limit = difference[otherVersion(version)];
  switch (difference.keyword) {
    case "type":
      yield* ofOtherTypes(search);
      return;
    case "enum":
    case "const":
      yield* new Shape(from).values() ?? positives(from, direction, MOST_SCALARS);
      return;
    case "required":
      yield* withoutRequired(search);
      return;
    case "additionalProperties":
    case "unevaluatedProperties":
      yield* withUnnamed(search);
      return;
    case "uniqueItems":
      yield* withTwins(search);
      return;
    default:
  }
  if (limit) for (const rule of beyond(limit)) yield valueWith(from, rule, direction);
  if (difference.keyword === "pattern") yield* outsidePatterns(search);
  const most = isWhole(difference.keyword) ? MOST_WHOLE : MOST_SCALARS;
  for (const value of positives(from, direction, most)) if (isDeclared(from, value)) yield value;
  for (const value of negatives(schemas[otherVersion(version)], direction, most))
    if (isDeclared(from, value)) yield value;
}

/** The rules of values just outside a limit. */
function beyond({ keyword, value }: Rule): object[] {
  if (typeof value !== "number") return [];
  switch (keyword) {
    case "minLength":
    case "minItems":
    case "minProperties":
      return [{ [keyword.replace("min", "max")]: value - 1 }];
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return [{ [keyword.replace("max", "min")]: value + 1 }];
    case "minimum":
      return [{ maximum: value - 1 }, { exclusiveMaximum: value }];
    case "maximum":
      return [{ minimum: value + 1 }, { exclusiveMinimum: value }];
    case "exclusiveMinimum":
      return [{ maximum: value }];
    case "exclusiveMaximum":
      return [{ minimum: value }];
    default:
      return [];
  }
}

function* ofOtherTypes({ schemas, version, direction }: Search): Generator<unknown> {
  const from = schemas[version];
  const [shape, other] = [new Shape(from), new Shape(schemas[otherVersion(version)])];
  for (const type of shape.types as ReadonlySet<JsonType>)
    if (!other.types.has(type)) yield valueWith(from, { type }, direction);
  yield* SAMPLES;
  yield* positives(from, direction, MOST_SCALARS);
}

function* outsidePatterns({ schemas, version }: Search): Generator<unknown> {
  const [from, to] = [new Shape(schemas[version]), new Shape(schemas[otherVersion(version)])];
  const text = (shape: Shape) => shape.rules("pattern").map(({ value }) => String(value));
  const bounds = {
    min: from.bound("minLength")?.value ?? 0,
    max: from.bound("maxLength")?.value ?? Infinity,
  };
  for (const pattern of text(to)) {
    const found = textOutside(text(from), pattern, bounds);
    if (found !== undefined) yield found;
  }
}

function* withoutRequired({ schemas, difference, version, direction }: Search): Generator<unknown> {
  const { member = "" } = difference;
  const others = [...new Shape(schemas[version]).properties()].filter(([name]) => name !== member);
  for (const base of bases(schemas, version, direction)) {
    yield withoutMember(base, member);
    // An object without members may not travel at all.
    for (const [name, places] of others.slice(0, MOST_OTHERS)) {
      const value = valueWith(places, {}, direction);
      if (value !== undefined) yield withMember(withoutMember(base, member), name, value);
    }
  }
}

/** Objects with a member that is not named: by the other version, or by neither. */
function* withUnnamed({ schemas, version, direction }: Search): Generator<unknown> {
  const own = new Shape(schemas[version]).properties();
  const others = new Shape(schemas[otherVersion(version)]).properties();
  for (const base of bases(schemas, version, direction)) {
    for (const [name, places] of own) {
      if (others.has(name)) continue;
      const value = valueWith(places, {}, direction);
      if (value !== undefined) yield withMember(base, name, value);
    }
    yield withMember(base, "member1", "value");
    yield withMember(base, "member1", 1);
  }
}

function* withTwins({ schemas, version, direction }: Search): Generator<unknown> {
  const pair = valueWith(schemas[version], { minItems: 2 }, direction);
  if (Array.isArray(pair)) yield pair.map(() => pair[0]);
}

function* bases(
  schemas: Schemas,
  version: Version,
  direction: Direction,
): Generator<Record<string, unknown>> {
  const common = commonValue(schemas, version, direction);
  const own = valueWith(schemas[version], { type: "object" }, direction);
  for (const base of [common, own]) if (isObject(base)) yield base as Record<string, unknown>;
}

/**
 * True if a schema names each member of a value, at any depth: what it merely does not forbid, nobody sends.
 * A value is not declared if no alternative names all of it.
 */
export function isDeclared(places: readonly Place[], value: unknown): boolean {
  const shape = new Shape(places);
  const groups = shape.alternatives();
  if (groups.length > 0 && typeof value === "object" && value !== null) {
    const branches = groups.flatMap(({ branches }) => branches);
    return branches.some((branch) => isDeclaredBy(new Shape([...places, branch]), value));
  }
  return isDeclaredBy(shape, value);
}

function isDeclaredBy(shape: Shape, value: unknown): boolean {
  if (Array.isArray(value)) {
    const items = shape.rules("items").flatMap(({ place }) => under(place, "items"));
    return items.length === 0 || value.every((item) => isDeclared(items, item));
  }
  if (!isObject(value)) return true;
  const properties = shape.properties();
  return Object.keys(value).every((name) => {
    const places = properties.get(name);
    if (places) return isDeclared(places, value[name]);
    const extra = additionalPlaces(shape, name);
    return extra.some(({ schema }) => schema !== false) && isDeclared(extra, value[name]);
  });
}

function under(place: Place, keyword: string): Place[] {
  const schema = isObject(place.schema) ? place.schema[keyword] : undefined;
  return isObject(schema)
    ? [{ document: place.document, schema, pointer: `${place.pointer}/${keyword}` }]
    : [];
}
