import { additionalPlaces, itemPlaces } from "@callsheet/conformance/generate";
import { isObject, type Place, type Rule, Shape, sameJson, withMember } from "@callsheet/document";
import { candidates } from "./candidates.ts";
import { compareAlternatives } from "./compare-alternatives.ts";
import type { Comparing } from "./comparing.ts";
import { closedBy, type Difference, differences } from "./differences.ts";
import { type Direction, judged, keeps, violationsOf } from "./judge.ts";
import { lifted, placesOf, shownBy } from "./lift-change.ts";
import { commonValue, valueWith } from "./make-value.ts";
import type { SchemaChange, Shown } from "./schema-change.ts";
import { otherVersion, type Schemas, type Version, type Versions } from "./versions.ts";

const VERSIONS: readonly Version[] = ["old", "new"];

/**
 * Every difference between two versions of a schema, keyword by keyword, each with values that show it, if
 * any.
 */
export function* compareSchemas(schemas: Schemas, comparing: Comparing): Generator<SchemaChange> {
  if (comparing.same.same(schemas.old, schemas.new)) return;
  const key = VERSIONS.map((version) => schemas[version].map(({ pointer }) => pointer).join()).join(" ");
  if (comparing.inside.has(key) || comparing.inside.size > 100) return;
  const inner = { ...comparing, inside: new Set([...comparing.inside, key]) };
  const shapes = { old: new Shape(schemas.old), new: new Shape(schemas.new) };
  yield* ownChanges(schemas, shapes, inner);
  yield* memberChanges(schemas, shapes, inner);
  yield* extraMemberChanges(schemas, shapes, inner);
  yield* itemChanges(schemas, shapes, inner);
  yield* compareAlternatives({ schemas, shapes, comparing: inner, compare: compareSchemas });
}

function* ownChanges(
  schemas: Schemas,
  shapes: Versions<Shape>,
  comparing: Comparing,
): Generator<SchemaChange> {
  const sameRule = (rules: Versions<Rule>) => sameRules(rules, comparing);
  for (const difference of differences(shapes, sameRule)) {
    if (comparing.isKnown(difference)) {
      yield { path: [], ...difference, at: placesOf(shapes), shown: {} };
      continue;
    }
    const shown: Partial<Record<Version, Shown>> = {};
    for (const version of VERSIONS) {
      const found = show(schemas, difference, version, comparing);
      if (found) shown[version] = found;
    }
    yield { path: [], ...difference, at: placesOf(shapes), shown };
  }
}

/** True if rules of both versions say the same, with references followed. */
function sameRules(rules: Versions<Rule>, { same }: Comparing): boolean {
  const place = (version: Version): Place => {
    const { keyword, value, place } = rules[version];
    return { document: place.document, schema: { [keyword]: value }, pointer: `${place.pointer}#${keyword}` };
  };
  if (sameJson(rules.old.value, rules.new.value) && !JSON.stringify(rules.old.value)?.includes("$ref"))
    return true;
  return same.same([place("old")], [place("new")]);
}

/**
 * The first value that one version accepts and the other refuses because of a difference; else because of
 * anything.
 */
function show(
  schemas: Schemas,
  difference: Difference,
  version: Version,
  { direction, inside, isProof }: Comparing,
): Shown | undefined {
  let other: Shown | undefined;
  const to = schemas[otherVersion(version)];
  for (const value of candidates({ schemas, difference, version, direction })) {
    if (value === undefined || !keeps(schemas[version], value, direction)) continue;
    // Parts of values do not travel alone.
    if (inside.size === 1 && isProof && !isProof(version, value)) continue;
    const violations = judged(() => violationsOf(to, value, direction)) ?? [];
    if (violations.length === 0) continue;
    const meant = violations.filter(
      ({ keyword }) => keyword === difference.keyword || isSameKind(keyword, difference),
    );
    if (meant.length === violations.length) return { value };
    if (meant.length > 0) other ??= { value };
  }
  return other;
}

function isSameKind(keyword: string, { keyword: wanted }: Difference): boolean {
  const values = ["enum", "const"];
  const conditions = ["if", "then", "else"];
  return [values, conditions].some((kind) => kind.includes(keyword) && kind.includes(wanted));
}

function* memberChanges(
  schemas: Schemas,
  shapes: Versions<Shape>,
  comparing: Comparing,
): Generator<SchemaChange> {
  const [old, fresh] = [shapes.old.properties(), shapes.new.properties()];
  for (const [name, places] of old) {
    const other = fresh.get(name);
    if (other) {
      const members = { old: places, new: other };
      for (const change of compareSchemas(members, comparing))
        yield lifted(change, name, (version, value) =>
          inObject(schemas, version, { name, value, comparing }),
        );
    } else yield* memberOfOne({ schemas, shapes, comparing, name, places, version: "old" });
  }
  for (const [name, places] of fresh)
    if (!old.has(name)) yield* memberOfOne({ schemas, shapes, comparing, name, places, version: "new" });
}

interface MemberOfOne {
  readonly schemas: Schemas;
  readonly shapes: Versions<Shape>;
  readonly comparing: Comparing;
  readonly name: string;
  readonly places: readonly Place[];
  /** The version that names the member. */
  readonly version: Version;
}

/**
 * A member that only one version names. If the other one describes unnamed members, it counts as one of
 * those.
 */
function* memberOfOne(member: MemberOfOne): Generator<SchemaChange> {
  const { schemas, shapes, comparing, name, places, version } = member;
  const other = otherVersion(version);
  const [place] = places;
  if (!place) return;
  const rule: Rule = { keyword: "properties", value: place.schema, place };
  const extra = additionalPlaces(shapes[other], name).filter(({ schema }) => isObject(schema));
  if (extra.length > 0) {
    const members = { [version]: places, [other]: extra } as unknown as Schemas;
    for (const change of compareSchemas(members, comparing))
      yield lifted(change, name, (from, value) => inObject(schemas, from, { name, value, comparing }));
    return;
  }
  const value = valueWith(places, {}, comparing.direction);
  const whole = value === undefined ? undefined : inObject(schemas, version, { name, value, comparing });
  yield {
    path: [],
    keyword: "member",
    member: name,
    required: shapes[version].required().has(name),
    old: version === "old" ? rule : undefined,
    new: version === "new" ? rule : undefined,
    at: placesOf(shapes),
    shown: whole && closedBy(shapes[other]) ? { [version]: whole } : {},
  };
}

/** Unnamed members: the values of a map. */
function* extraMemberChanges(
  schemas: Schemas,
  shapes: Versions<Shape>,
  comparing: Comparing,
): Generator<SchemaChange> {
  const described = (shape: Shape) =>
    shape
      .rules("additionalProperties")
      .flatMap(({ place, value }) =>
        isObject(value)
          ? [{ document: place.document, schema: value, pointer: `${place.pointer}/additionalProperties` }]
          : [],
      );
  const extra = { old: described(shapes.old), new: described(shapes.new) };
  if (extra.old.length === 0 && extra.new.length === 0) return;
  if (closedBy(shapes.old) || closedBy(shapes.new)) return;
  for (const change of compareSchemas(orAnything(extra, shapes), comparing)) {
    yield lifted(change, "{}", (version, value) => {
      const name =
        ["member1", "a", "Member-1"].find((one) => !shapes[version].properties().has(one)) ?? "member1";
      return inObject(schemas, version, { name, value, comparing });
    });
  }
}

/** A version without the keyword accepts anything. */
function orAnything(schemas: Schemas, shapes: Versions<Shape>): Schemas {
  const anything = (version: Version): readonly Place[] => {
    const [place] = shapes[version].places;
    return place ? [{ document: place.document, schema: true, pointer: `${place.pointer}#anything` }] : [];
  };
  return {
    old: schemas.old.length > 0 ? schemas.old : anything("old"),
    new: schemas.new.length > 0 ? schemas.new : anything("new"),
  };
}

function* itemChanges(
  schemas: Schemas,
  shapes: Versions<Shape>,
  comparing: Comparing,
): Generator<SchemaChange> {
  if (!shapes.old.allows("array") || !shapes.new.allows("array")) return;
  if (shapes.old.rule("prefixItems") || shapes.new.rule("prefixItems")) return;
  const items = { old: itemPlaces(shapes.old, 0), new: itemPlaces(shapes.new, 0) };
  if (items.old.length === 0 && items.new.length === 0) return;
  for (const change of compareSchemas(orAnything(items, shapes), comparing))
    yield lifted(change, "[]", (version, value) => inList(schemas, version, value, comparing.direction));
}

/** A member, and the value that shows something about it. */
interface MemberValue {
  readonly name: string;
  readonly value: unknown;
  readonly comparing: Comparing;
}

function inObject(
  schemas: Schemas,
  version: Version,
  { name, value, comparing }: MemberValue,
): Shown | undefined {
  const { direction } = comparing;
  const bases = [
    () => commonValue(schemas, version, direction),
    () => valueWith(schemas[version], { type: "object", required: [name] }, direction),
  ];
  for (const base of bases) {
    const object = base();
    if (!isObject(object)) continue;
    const shown = shownBy(schemas, version, withMember(object, name, value), direction);
    if (shown) return shown;
  }
  return undefined;
}

function inList(schemas: Schemas, version: Version, value: unknown, direction: Direction): Shown | undefined {
  const least = valueWith(schemas[version], { minItems: 1 }, direction);
  const others = Array.isArray(least) ? least.slice(1) : [];
  return (
    shownBy(schemas, version, [value], direction) ??
    shownBy(schemas, version, [value, ...others], direction) ??
    shownBy(schemas, version, Array.isArray(least) ? least.map(() => value) : [], direction)
  );
}
