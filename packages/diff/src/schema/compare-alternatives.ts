import { attempt, baseValue, withBranch } from "@callsheet/conformance/generate";
import { isObject, type Place, Shape, sameJson } from "@callsheet/document";
import { isDeclared } from "./candidates.ts";
import type { Comparing } from "./comparing.ts";
import { lifted, placesOf, shownBy } from "./lift-change.ts";
import { generatingFor, negatives, positives } from "./make-value.ts";
import type { SchemaChange, Shown } from "./schema-change.ts";
import { otherVersion, type Schemas, type Version, type Versions } from "./versions.ts";

type Group = ReturnType<Shape["alternatives"]>[number];

/** Two versions of a schema, at least one of which has alternatives. */
export interface Alternatives {
  readonly schemas: Schemas;
  readonly shapes: Versions<Shape>;
  readonly comparing: Comparing;
  compare(schemas: Schemas, comparing: Comparing): Generator<SchemaChange>;
}

/** How many values are tried when alternatives differ as a whole. */
const MOST_TRIED = 1500;

/**
 * Changes of alternatives: of those that correspond, of those that only one version has, and of which of them
 * may hold at once.
 */
export function* compareAlternatives(alternatives: Alternatives): Generator<SchemaChange> {
  const { schemas, shapes } = alternatives;
  const groups = { old: shapes.old.alternatives(), new: shapes.new.alternatives() };
  if (groups.old.length === 0 && groups.new.length === 0) return;
  if (groups.old.length > 1 || groups.new.length > 1) {
    yield* tried(alternatives, groups);
    return;
  }
  const branches = {
    old: groups.old[0]?.branches ?? schemas.old.slice(0, 1),
    new: groups.new[0]?.branches ?? schemas.new.slice(0, 1),
  };
  if (!groups.old[0] !== !groups.new[0]) {
    yield* tried(alternatives, groups);
    return;
  }
  const { pairs, alone } = pairBranches(branches, alternatives.comparing);
  let found = false;
  for (const pair of pairs)
    for (const change of alternatives.compare(pair, alternatives.comparing)) {
      const whole = lifted(change, undefined, (version, value) => completed(alternatives, version, value));
      found ||= Object.keys(whole.shown).length > 0;
      yield whole;
    }
  for (const version of ["old", "new"] as const)
    for (const branch of alone[version]) {
      found = true;
      yield branchOfOne(alternatives, groups, version, branch);
    }
  if (!found || groups.old[0]?.keyword !== groups.new[0]?.keyword) yield* tried(alternatives, groups);
}

function pairBranches(branches: Versions<readonly Place[]>, { same }: Comparing) {
  const left = [...branches.new];
  const pairs: Schemas[] = [];
  const alone: Record<Version, Place[]> = { old: [], new: [] };
  const take = (fits: (fresh: Place) => boolean): Place | undefined => {
    const index = left.findIndex(fits);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const unsure: Place[] = [];
  for (const old of branches.old) {
    const fresh =
      take((one) => same.same([old], [one])) ??
      take((one) => nameOf(one) !== "" && nameOf(one) === nameOf(old));
    if (fresh) pairs.push({ old: [old], new: [fresh] });
    else unsure.push(old);
  }
  for (const old of unsure) {
    const fresh = take((one) => nameOf(one) === "" && nameOf(old) === "" && isAlike(old, one));
    if (fresh) pairs.push({ old: [old], new: [fresh] });
    else alone.old.push(old);
  }
  alone.new.push(...left);
  return { pairs, alone };
}

function nameOf({ schema }: Place): string {
  return isObject(schema) && typeof schema.$ref === "string" ? schema.$ref : "";
}

function isAlike(old: Place, fresh: Place): boolean {
  const [left, right] = [new Shape([old]), new Shape([fresh])];
  return sameJson([...left.types].sort(), [...right.types].sort());
}

/** A value of an alternative with the siblings of the alternatives. */
function completed(
  { schemas, shapes, comparing }: Alternatives,
  version: Version,
  value: unknown,
): Shown | undefined {
  const { direction } = comparing;
  const alone = shownBy(schemas, version, value, direction);
  if (alone || !isObject(value)) return alone;
  const [group] = shapes[version].alternatives();
  for (const branch of group?.branches ?? []) {
    const places = withBranch(shapes[version], group as Group, branch);
    const base = attempt(() => baseValue(places, generatingFor(direction)));
    const shown = isObject(base) ? shownBy(schemas, version, { ...base, ...value }, direction) : undefined;
    if (shown) return shown;
  }
  return undefined;
}

function branchOfOne(
  { schemas, shapes, comparing }: Alternatives,
  groups: Versions<readonly Group[]>,
  version: Version,
  branch: Place,
): SchemaChange {
  const group = groups[version][0] as Group;
  const places = withBranch(shapes[version], group, branch);
  let shown: Shown | undefined;
  for (const value of positives(places, comparing.direction, MOST_TRIED)) {
    shown = shownBy(schemas, version, value, comparing.direction);
    if (shown) break;
  }
  const rule = { keyword: group.keyword, value: branch.schema, place: branch };
  return {
    path: [],
    keyword: group.keyword,
    old: version === "old" ? rule : undefined,
    new: version === "new" ? rule : undefined,
    at: placesOf(shapes),
    shown: shown ? { [version]: shown } : {},
  };
}

/** Differences as a whole: values of one version that the other refuses. */
function* tried(
  { schemas, shapes, comparing }: Alternatives,
  groups: Versions<readonly Group[]>,
): Generator<SchemaChange> {
  const { direction } = comparing;
  const shown: Partial<Record<Version, Shown>> = {};
  for (const version of ["old", "new"] as const) {
    for (const make of [
      () => positives(schemas[version], direction, MOST_TRIED),
      () => negatives(schemas[otherVersion(version)], direction, MOST_TRIED),
    ]) {
      for (const value of make()) {
        if (shown[version] || !isDeclared(schemas[version], value)) continue;
        const found = shownBy(schemas, version, value, direction);
        if (found) shown[version] = found;
      }
    }
  }
  const rule = (version: Version) => {
    const group = groups[version][0];
    return group && { keyword: group.keyword, value: group.branches.length, place: group.place };
  };
  const keyword = groups.new[0]?.keyword ?? groups.old[0]?.keyword ?? "oneOf";
  if (shown.old || shown.new)
    yield { path: [], keyword, old: rule("old"), new: rule("new"), at: placesOf(shapes), shown };
}
