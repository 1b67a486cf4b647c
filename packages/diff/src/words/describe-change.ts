import { isObject, pointerSteps, type Rule, referencePointer } from "@callsheet/document";
import type { Direction } from "../schema/judge.ts";
import type { SchemaChange } from "../schema/schema-change.ts";
import type { Version } from "../schema/versions.ts";

/** The noun that a bound counts, by keyword. */
const UNITS: Readonly<Record<string, string>> = {
  Length: "character",
  Items: "item",
  Properties: "member",
  Contains: "item",
};

/** How a value is written in a sentence, shortened if it is long. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return `\`${text.length > 80 ? `${text.slice(0, 77)}…` : text}\``;
}

/** A part of a message in a sentence: `streamId` of `body.streamId`. */
export function subjectOf(part: string): string {
  const [, name = part] = /(?:^|[ .])([^ .]+)$/.exec(part) ?? [];
  return name === "body" || part.endsWith(" body") ? "the body" : `\`${name}\``;
}

/**
 * What a change to a schema newly allows or forbids, as a line of a changelog: "`streamId` may now be up to
 * 30 characters".
 * @param version the version that accepts what the other refuses
 */
export function describeChange(
  change: SchemaChange,
  part: string,
  direction: Direction,
  version: Version,
): string {
  const subject = subjectOf(part);
  const wider = version === "new";
  const { keyword, member } = change;
  if (keyword === "required") return describeRequired(`${nameIn(part, member)}`, wider);
  if (keyword === "type") return describeTypes(change, subject, wider);
  if (keyword === "enum" || keyword === "const") return describeValues(change, subject, direction);
  if (keyword === "pattern" || keyword === "format") return describeText(change, subject, wider);
  if (keyword === "uniqueItems")
    return `${subject} may ${wider ? "now" : "no longer"} hold the same item twice`;
  if (keyword === "additionalProperties" || keyword === "unevaluatedProperties")
    return `${subject} may ${wider ? "now" : "no longer"} have members that the document does not name`;
  if (keyword === "oneOf" || keyword === "anyOf") return describeAlternatives(change, subject, wider);
  const bound = describeBound(change, subject, wider);
  return bound ?? `${subject} is held to other rules by \`${keyword}\``;
}

function nameIn(part: string, member = ""): string {
  const path = part.replace(/^.*?\bbody\.?/, "");
  return `\`${path && path !== part ? `${path}.` : ""}${member}\``;
}

function describeRequired(name: string, wider: boolean): string {
  return wider ? `${name} may now be absent` : `${name} must now be there`;
}

function describeTypes({ old, new: fresh }: SchemaChange, subject: string, wider: boolean): string {
  const types = ({ value }: Rule) => (Array.isArray(value) ? value : [value]) as string[];
  if (old && fresh) {
    const [before, after] = [types(old), types(fresh)];
    const gained = after.filter((type) => !before.includes(type));
    const lost = before.filter((type) => !after.includes(type));
    if (wider && gained.length > 0 && lost.length === 0) return `${subject} may now be ${either(gained)}`;
    if (!wider && lost.length > 0 && gained.length === 0)
      return `${subject} may no longer be ${either(lost)}`;
    return `${subject} is now ${either(after)} (was ${either(before)})`;
  }
  return fresh ? `${subject} is now ${either(types(fresh))}` : `${subject} may now be of any type`;
}

function either(types: readonly string[]): string {
  const named = types.map((type) =>
    type === "null" ? "null" : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`,
  );
  return named.length < 2 ? (named[0] ?? "nothing") : `${named.slice(0, -1).join(", ")} or ${named.at(-1)}`;
}

function describeValues({ old, new: fresh }: SchemaChange, subject: string, direction: Direction): string {
  const values = (rule: Rule) => (rule.keyword === "const" ? [rule.value] : (rule.value as unknown[]));
  const verb = direction === "request" ? "takes" : "has";
  if (!old && fresh) return `${subject} now ${verb} ${list(values(fresh))} alone`;
  if (old && !fresh) return `${subject} is no longer one of ${list(values(old))}`;
  if (!old || !fresh) return `${subject} has other values`;
  const texts = (rule: Rule) => values(rule).map((value) => JSON.stringify(value));
  const gained = values(fresh).filter((value) => !texts(old).includes(JSON.stringify(value)));
  const lost = values(old).filter((value) => !texts(fresh).includes(JSON.stringify(value)));
  const parts = [
    ...(gained.length > 0 ? [`may now be ${list(gained)}`] : []),
    ...(lost.length > 0 ? [`may no longer be ${list(lost)}`] : []),
  ];
  return `${subject} ${parts.join(" and ")}`;
}

function list(values: readonly unknown[]): string {
  const shown = values.slice(0, 5).map(quoted);
  return `${shown.join(", ")}${values.length > 5 ? ` and ${values.length - 5} more` : ""}`;
}

function describeText({ keyword, old, new: fresh }: SchemaChange, subject: string, wider: boolean): string {
  if (!old && fresh) return `${subject} must now match the ${keyword} ${quoted(fresh.value)}`;
  if (old && !fresh) return `${subject} need no longer match the ${keyword} ${quoted(old.value)}`;
  const what = `the ${keyword} ${quoted(fresh?.value)} instead of ${quoted(old?.value)}`;
  return `${subject} follows ${what}, which ${wider ? "takes what was refused" : "refuses what was taken"}`;
}

function describeAlternatives({ old, new: fresh }: SchemaChange, subject: string, wider: boolean): string {
  if (old && fresh)
    return `${subject} has other alternatives, which ${wider ? "take what was refused" : "refuse what was taken"}`;
  const { value } = (fresh ?? old) as Rule;
  const reference =
    isObject(value) && typeof value.$ref === "string" ? referencePointer(value.$ref) : undefined;
  const name = reference === undefined ? "" : ` \`${pointerSteps(reference).at(-1)}\``;
  return `${subject} ${fresh ? "has another alternative" : "has lost an alternative"}${name}`;
}

function describeBound(
  { keyword, old, new: fresh }: SchemaChange,
  subject: string,
  wider: boolean,
): string | undefined {
  const [, side = "", unit = ""] = /^(min|max)(Length|Items|Properties|Contains)$/.exec(keyword) ?? [];
  const count = (value: unknown) => `${String(value)} ${UNITS[unit] ?? ""}${value === 1 ? "" : "s"}`;
  const was = old ? ` (was ${String(old.value)})` : "";
  if (unit !== "") {
    if (!fresh) return `${subject} may now have any number of ${UNITS[unit]}s${was}`;
    if (wider)
      return side === "max"
        ? `${subject} may now be up to ${count(fresh.value)}${was}`
        : `${subject} may now be as short as ${count(fresh.value)}${was}`;
    return `${subject} must now have at ${side === "max" ? "most" : "least"} ${count(fresh.value)}${was}`;
  }
  const words: Readonly<Record<string, readonly [wider: string, narrower: string]>> = {
    minimum: ["may now be as low as", "must now be at least"],
    maximum: ["may now be as high as", "must now be at most"],
    exclusiveMinimum: ["may now be anything above", "must now be above"],
    exclusiveMaximum: ["may now be anything below", "must now be below"],
    multipleOf: ["may now be a multiple of", "must now be a multiple of"],
  };
  const [may = "", must = ""] = words[keyword] ?? [];
  if (may === "") return undefined;
  if (!fresh) return `${subject} no longer has the bound \`${keyword}\`${was}`;
  return `${subject} ${wider ? may : must} ${String(fresh.value)}${was}`;
}
