import { isObject, type Place, type Rule, Shape } from "@callsheet/document";
import { attempt } from "./attempt.ts";
import { baseValue, withBranch } from "./base-value.ts";
import { validArrays } from "./positive-arrays.ts";
import { validObjects } from "./positive-objects.ts";
import { validNumbers, validStrings } from "./positive-scalars.ts";
import { enter, type Generating, type Variant, variant } from "./variant.ts";

/**
 * Valid values that together reach every branch of a schema: each bound at and next to its edge, each enum
 * value, each alternative, each optional member absent and present, null if it is allowed, unknown members.
 * @param base a valid value that variants of members are put into
 */
export function* positiveValues(
  places: readonly Place[],
  base: unknown,
  generating: Generating,
): Generator<Variant> {
  const shape = new Shape(places);
  const inner = enter(generating, shape.places);
  if (!inner || shape.places.length === 0) return;
  const groups = shape.alternatives();
  for (const group of groups) yield* branchValues(shape, group, generating);
  if (groups.length > 0) return;
  yield* givenValues(shape);
  const values = shape.values();
  if (values) {
    const rule = (shape.rule("const") ?? shape.rule("enum")) as Rule;
    for (const value of values)
      yield variant(
        value,
        rule,
        JSON.stringify(value),
        rule.keyword === "const" ? "const_value" : "enum_value",
      );
    if (values.every((value) => !isObject(value))) return;
  }
  const typeRule = shape.rule("type");
  if (shape.types.has("null") && typeRule) yield variant(null, typeRule, "null", "null_value");
  if (values) return;
  if (shape.types.has("boolean") && typeRule) {
    for (const value of [true, false]) yield variant(value, typeRule, String(value), "valid_boolean");
  }
  if (meant(shape, "string")) yield* validStrings(shape, generating);
  if (meant(shape, "integer")) yield* validNumbers(shape);
  if (meant(shape, "array")) yield* validArrays(shape, base, inner, positiveValues);
  if (meant(shape, "object")) yield* validObjects(shape, base, inner, positiveValues);
}

/** True when values of the type are worth making: the schema names it, or its keywords are about it. */
function meant(shape: Shape, type: "string" | "integer" | "array" | "object"): boolean {
  if (!shape.allows(type)) return false;
  if (shape.rule("type")) return true;
  const preferred = shape.preferredType();
  return preferred === type || (type === "integer" && preferred === "number");
}

function* branchValues(
  shape: Shape,
  group: ReturnType<Shape["alternatives"]>[number],
  generating: Generating,
): Generator<Variant> {
  for (const [index, branch] of group.branches.entries()) {
    const places = withBranch(shape, group, branch);
    const base = attempt(() => baseValue(places, generating));
    if (base === undefined) continue;
    yield variant(
      base,
      { keyword: group.keyword, place: group.place },
      `branch-${index}`,
      "alternative_branch",
    );
    for (const inside of positiveValues(places, base, generating)) {
      yield { ...inside, label: [`${group.keyword}-${index}`, ...inside.label] };
    }
  }
}

function* givenValues(shape: Shape): Generator<Variant> {
  for (const rule of shape.rules("default")) yield variant(rule.value, rule, "value", "default_value");
  for (const rule of shape.rules("example")) yield variant(rule.value, rule, "value", "example_value");
  for (const rule of shape.rules("examples")) {
    for (const [index, value] of (Array.isArray(rule.value) ? rule.value : []).entries()) {
      yield variant(value, rule, String(index), "example_value");
    }
  }
}
