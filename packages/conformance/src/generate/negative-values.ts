import { type JsonType, type Place, Shape, subPlace, valueAt } from "@callsheet/document";
import { requestViolations } from "../schema/direction.ts";
import { attempt } from "./attempt.ts";
import { baseValue, withBranch } from "./base-value.ts";
import { wrongArrays } from "./negative-arrays.ts";
import { wrongObjects } from "./negative-objects.ts";
import { wrongNumbers, wrongStrings, wrongValues } from "./negative-scalars.ts";
import { anyNumber, numberRules } from "./numbers.ts";
import { enter, type Generating, type Variant, variant } from "./variant.ts";

/**
 * Values that break exactly one rule of a schema each, made from a valid base. A rule that cannot be broken
 * alone (a fixed length that the pattern requires, too) is broken together with the other.
 */
export function* negativeValues(
  places: readonly Place[],
  base: unknown,
  generating: Generating,
): Generator<Variant> {
  const shape = new Shape(places);
  const inner = enter(generating, shape.places);
  if (!inner || shape.places.length === 0) return;
  yield* wrongTypes(shape);
  const groups = shape.alternatives();
  for (const group of groups) yield* branchNegatives(shape, group, generating);
  yield* negations(shape, generating);
  if (groups.length > 0) return;
  yield* wrongValues(shape);
  if (shape.values()) return;
  if (shape.allows("string")) yield* wrongStrings(shape, generating);
  if (shape.allows("integer")) yield* wrongNumbers(shape);
  if (shape.allows("array")) yield* wrongArrays(shape, base, inner, negativeValues);
  if (shape.allows("object")) yield* wrongObjects(shape, base, inner, negativeValues);
}

const TYPE_SAMPLES: readonly (readonly [JsonType, string, unknown])[] = [
  ["null", "null", null],
  ["boolean", "boolean", true],
  ["integer", "integer", 7],
  ["number", "fraction", 60.5],
  ["string", "string", "text"],
  ["string", "digits-in-a-string", "120"],
  ["array", "list", []],
  ["array", "list-of-one", ["text"]],
  ["object", "object", {}],
];

function* wrongTypes(shape: Shape): Generator<Variant> {
  const rule = shape.rule("type");
  if (!rule) return;
  for (const [type, label, value] of TYPE_SAMPLES) {
    if (!shape.allows(type)) yield variant(value, rule, label, "incorrect_type");
  }
  // What would be right without its quotes, and what is right up to a letter.
  const number = shape.allows("integer")
    ? anyNumber(numberRules(shape, !shape.types.has("number")))
    : undefined;
  if (number === undefined || shape.allows("string")) return;
  yield variant(String(number), rule, "number-in-quotes", "incorrect_type");
  yield variant(`${number}x`, rule, "number-and-letter", "incorrect_type");
}

function* branchNegatives(
  shape: Shape,
  group: ReturnType<Shape["alternatives"]>[number],
  generating: Generating,
): Generator<Variant> {
  for (const made of branchCandidates(shape, group, generating)) {
    // What one branch refuses, another may accept.
    if (requestViolations(group.place, made.value).length > 0) yield made;
  }
}

function* branchCandidates(
  shape: Shape,
  group: ReturnType<Shape["alternatives"]>[number],
  generating: Generating,
): Generator<Variant> {
  const rule = { keyword: group.keyword, place: group.place };
  for (const [type, label, value] of TYPE_SAMPLES) {
    if (shape.allows(type)) yield variant(value, rule, `no-branch-${label}`, "no_alternative");
  }
  for (const [index, branch] of group.branches.entries()) {
    const places = withBranch(shape, group, branch);
    const own = attempt(() => baseValue(places, generating));
    if (own === undefined) continue;
    for (const inside of negativeValues(places, own, generating)) {
      // What a discriminator says about a branch is not a rule of the branch.
      if (valueAt(group.place.document.root, `${inside.pointer}/${inside.keyword}`) === undefined) continue;
      yield { ...inside, label: [`${group.keyword}-${index}`, ...inside.label] };
    }
    if (group.keyword !== "oneOf") continue;
    for (const [other, second] of group.branches.entries()) {
      const both = other > index ? attempt(() => baseValue([...places, second], generating)) : undefined;
      if (both !== undefined)
        yield variant(both, rule, `branches-${index}-and-${other}`, "several_alternatives");
    }
  }
}

function* negations(shape: Shape, generating: Generating): Generator<Variant> {
  for (const rule of shape.rules("not")) {
    const not = subPlace(rule.place, "not");
    const value =
      not &&
      attempt(() => baseValue([...shape.places.filter((place) => place !== rule.place), not], generating));
    if (value !== undefined) yield variant(value, rule, "what-must-not-be", "negated_schema");
  }
}
