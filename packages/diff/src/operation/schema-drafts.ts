import type { Witness } from "../finding.ts";
import type { RuleName } from "../policy.ts";
import { compareSchemas } from "../schema/compare-schemas.ts";
import { type Direction, judged, violationsOf } from "../schema/judge.ts";
import { shownBy } from "../schema/lift-change.ts";
import type { SchemaChange } from "../schema/schema-change.ts";
import { shrink } from "../schema/shrink.ts";
import { otherVersion, type Schemas, type Version } from "../schema/versions.ts";
import { describeChange, subjectOf } from "../words/describe-change.ts";
import { type Comparison, causeOf } from "./comparison.ts";

/** A part of an operation whose schema is compared. */
export interface SchemaPart {
  readonly comparison: Comparison;
  readonly operation: string;
  readonly direction: Direction;
  /** The name of the part: `body`, `query.limit`, `200 body`. */
  readonly part: string;
  readonly schemas: Schemas;
  /** Values of one scope are judged alike: those of JSON, or those that travel as text. */
  readonly scope: "json" | "text";
  /** Tells whether the other version accepts a value by reading it as another one. */
  readonly isRead?: (version: Version, value: unknown) => boolean;
  /** False if a value cannot be written with certainty: it is reported without a proof. Default: true. */
  readonly isWritable?: (version: Version, value: unknown) => boolean;
  /** False where no request of a version can be made, whatever its values. Default: true. */
  readonly isCallable?: (version: Version) => boolean;
  /** The request or reply that carries a value of one version. */
  prove(version: Version, value: unknown): Witness | undefined;
}

/** Adds every difference of a part's schemas to the findings. */
export function addSchemaChanges(part: SchemaPart): void {
  const { comparison, direction, scope, operation, isRead } = part;
  const isProof =
    isRead &&
    ((version: Version, value: unknown) =>
      part.isWritable?.(version, value) === false || !isRead(version, value));
  for (const change of compareSchemas(part.schemas, comparison.walk(direction, scope, isProof))) {
    const cause = causeOf(direction, change, scope);
    if (comparison.join(cause, operation)) continue;
    if (change.keyword === "member") addMember(part, change, cause);
    for (const version of ["old", "new"] as const) addShown(part, change, version, cause);
  }
}

function addShown(part: SchemaPart, change: SchemaChange, version: Version, cause: string): void {
  const shown = change.shown[version];
  if (!shown) return;
  const { schemas, direction, isRead } = part;
  const writable = part.isWritable?.(version, shown.value) ?? true;
  const shows = (value: unknown): boolean =>
    shownBy(schemas, version, value, direction) !== undefined && !(writable && isRead?.(version, value));
  if (!shows(shown.value)) return;
  const keyword = refusedBy(part, version, shown.value);
  const value = shrink(shown.value, (one) => shows(one) && refusedBy(part, version, one) === keyword);
  const witness = writable ? part.prove(version, value) : undefined;
  // What cannot travel is no proof; where no call can be made at all, the value has to do.
  if (!witness && writable && part.isCallable?.(version) !== false) return;
  const where = partOf(part.part, change.path);
  const rule = ruleOf(change, version, direction, value);
  part.comparison.add(`${cause} ${rule}`, {
    rule,
    part: where,
    message:
      change.keyword === "member"
        ? `${subjectOf(where)} ${version === "old" ? "no longer takes" : "now takes"} \`${change.member}\``
        : describeChange(change, where, direction, version),
    evidence: witness ? "witness" : "structure",
    keyword: change.keyword,
    ...places(change),
    witness,
    operations: [part.operation],
  });
}

/** The keywords that refuse a value: a smaller value must be refused by the same ones. */
function refusedBy({ schemas, direction }: SchemaPart, version: Version, value: unknown): string {
  const violations = judged(() => violationsOf(schemas[otherVersion(version)], value, direction)) ?? [];
  return [...new Set(violations.map(({ keyword, rule }) => `${keyword} ${rule}`))].sort().join();
}

function addMember(part: SchemaPart, change: SchemaChange, cause: string): void {
  const gone = change.old !== undefined;
  const rule: RuleName = `${part.direction}-part-${gone ? "removed" : "added"}`;
  const where = partOf(part.part, [...change.path, change.member ?? ""]);
  part.comparison.add(`${cause} ${rule}`, {
    rule,
    part: where,
    message: `${subjectOf(where)} is ${gone ? "gone" : "new"}`,
    evidence: "types",
    keyword: "properties",
    ...places(change),
    operations: [part.operation],
  });
}

/** The place of a keyword; if it is missing, of the schema that lacks it. */
function places({ old, new: fresh, keyword, at }: SchemaChange): {
  readonly old: string;
  readonly new: string;
} {
  const pointer = (version: Version, rule: SchemaChange["old"]) => {
    if (!rule) return at[version];
    if (keyword === "member" || keyword === "oneOf" || keyword === "anyOf") return rule.place.pointer;
    return `${rule.place.pointer}/${rule.keyword}`;
  };
  return { old: pointer("old", old), new: pointer("new", fresh) };
}

/** `body.stage.name`, `body.items[]` from a part and steps into it. */
export function partOf(part: string, path: readonly string[]): string {
  return path.reduce((whole, step) => whole + (step === "[]" ? "[]" : `.${step}`), part);
}

const VALUES = new Set(["enum", "const", "oneOf", "anyOf"]);

function ruleOf(change: SchemaChange, version: Version, direction: Direction, value: unknown): RuleName {
  if (version === "old") return `${direction}-narrowed`;
  if (change.keyword === "required") return `${direction}-part-optional`;
  if (change.keyword === "type" || (VALUES.has(change.keyword) && valueAtPath(value, change.path) === null))
    return `${direction}-type-added`;
  if (VALUES.has(change.keyword)) return `${direction}-value-added`;
  if (change.keyword === "member") return `${direction}-part-added`;
  return `${direction}-widened`;
}

function valueAtPath(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return inner[0];
    if (typeof inner !== "object" || inner === null) return inner;
    return step === "{}" ? Object.values(inner).at(-1) : (inner as Record<string, unknown>)[step];
  }, value);
}
