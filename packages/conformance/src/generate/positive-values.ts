import { isObject, withMember, withoutMember } from "../document/json.ts";
import type { Place } from "../schema/place.ts";
import { type Rule, Shape } from "../schema/shape.ts";
import {
  additionalPlaces,
  additionalValue,
  arrayOfLength,
  baseValue,
  hidden,
  itemPlaces,
  jsonType,
  memberName,
  UnsatisfiableError,
  withBranch,
} from "./base-value.ts";
import { formatSamples } from "./formats.ts";
import { boundaryNumbers, numberRules } from "./numbers.ts";
import type { Scenario } from "./scenario.ts";
import {
  codePoints,
  keepsRules,
  LONGEST_BOUND,
  lengthRange,
  stringOfLength,
  stringRules,
} from "./strings.ts";
import { enter, type Generating, type Variant, variant } from "./variant.ts";

/** Lists longer than this are not sent: they test the transport, not the contract. */
export const MOST_ITEMS = 600;

/**
 * Valid values that together reach every branch of a schema: each bound at and next to its edge, each enum value, each
 * alternative, each optional member absent and present, null where it is allowed, unknown members.
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
  if (meant(shape, "string")) yield* strings(shape, generating);
  if (meant(shape, "integer")) yield* numbers(shape);
  if (meant(shape, "array")) yield* arrays(shape, base, inner);
  if (meant(shape, "object")) yield* objects(shape, base, inner);
}

/** True when values of the type are worth making: the schema names it, or its keywords speak of it. */
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

/** Runs a generator step; undefined when it can make no value. */
export function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnsatisfiableError) return undefined;
    throw error;
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

function* strings(shape: Shape, { random }: Generating): Generator<Variant> {
  const rules = stringRules(shape);
  const range = rules.format && formatSamples[rules.format] ? undefined : lengthRange(rules);
  const about = (keyword: string): Rule =>
    shape.rule(keyword) ??
    shape.rule("type") ?? { keyword: "type", value: "string", place: shape.places[0] as Place };
  for (const [index, sample] of (formatSamples[rules.format ?? ""]?.valid ?? []).entries()) {
    if (keepsRules(rules, sample)) yield variant(sample, about("format"), `sample-${index}`, "valid_string");
  }
  if (!range) return;
  const lengths: [string, string, number, Scenario][] = [
    ["minLength", "at", range.shortest, "minimum_length_string"],
    ["minLength", "one-above", range.shortest + 1, "near_boundary_length_string"],
    ["maxLength", "one-below", range.longest - 1, "near_boundary_length_string"],
    ["maxLength", "at", range.longest, "maximum_length_string"],
  ];
  const seen = new Set<number>();
  for (const [keyword, label, length, scenario] of lengths) {
    const bounded = shape.rule(keyword) !== undefined;
    if (length < range.shortest || length > range.longest || seen.has(length)) continue;
    const text = stringOfLength(rules, length, random);
    if (text === undefined) continue;
    seen.add(length);
    yield variant(
      text,
      about(bounded ? keyword : "pattern"),
      `${bounded ? label : `length-${length}`}`,
      bounded ? scenario : "valid_string",
    );
  }
  for (let count = 0; count < 3; count++) {
    const text = stringOfLength(
      rules,
      random.between(range.shortest, Math.min(range.longest, range.shortest + 40)),
      random,
    );
    if (text !== undefined) yield variant(text, about("pattern"), `sample-${count}`, "valid_string");
  }
  if (rules.patterns.length === 0) yield* oddTexts(shape, about("type"));
}

/** Texts that every string schema without a pattern allows and that careless code trips over. */
function* oddTexts(shape: Shape, rule: Rule): Generator<Variant> {
  const rules = stringRules(shape);
  const texts: [string, string][] = [
    ["empty", ""],
    ["space", " "],
    ["accents", "Zoë Ångström"],
    ["other-scripts", "東京 Ψ Ж"],
    ["emoji", "👩‍💻🎬"],
    ["quotes", `a"b'c\`d`],
    ["markup", "<script>alert(1)</script>"],
    ["sql", "' OR '1'='1' --"],
    ["template", "#{7*7}{{7*7}}"],
    ["prototype", "__proto__"],
    ["number-like", "0123"],
    ["null-word", "null"],
    ["line-break", "two\nlines\ttab"],
  ];
  for (const [label, text] of texts) {
    if (keepsRules(rules, text) && codePoints(text) <= LONGEST_BOUND)
      yield variant(text, rule, `text-${label}`, "valid_string");
  }
}

function* numbers(shape: Shape): Generator<Variant> {
  const rules = numberRules(shape, !shape.types.has("number"));
  const about = (label: string): Rule => {
    const keywords = label.startsWith("min")
      ? ["minimum", "exclusiveMinimum"]
      : label.startsWith("max")
        ? ["maximum", "exclusiveMaximum"]
        : ["multipleOf"];
    const rule = [...keywords, "format", "type"]
      .map((keyword) => shape.rule(keyword))
      .find((found) => found !== undefined);
    return rule ?? { keyword: "type", value: "number", place: shape.places[0] as Place };
  };
  const scenarios: Record<string, Scenario> = {
    minimum: "minimum_value",
    maximum: "maximum_value",
    "minimum-plus-one": "near_boundary_number",
    "maximum-minus-one": "near_boundary_number",
  };
  for (const [label, value] of boundaryNumbers(rules))
    yield variant(value, about(label), label, scenarios[label] ?? "valid_number");
}

function* arrays(shape: Shape, base: unknown, inner: Generating): Generator<Variant> {
  const minimum = shape.bound("minItems");
  const maximum = shape.bound("maxItems");
  const about = maximum ??
    minimum ??
    shape.rule("items") ??
    shape.rule("prefixItems") ??
    shape.rule("type") ?? { keyword: "items", place: shape.places[0] as Place };
  const low = minimum?.value ?? 0;
  const high = Math.min(maximum?.value ?? low + 2, MOST_ITEMS);
  const lengths: [number, string, Scenario, typeof about][] = [
    [low, "fewest", "minimum_items_array", minimum ?? about],
    [low + 1, "fewest-plus-one", "near_boundary_items_array", minimum ?? about],
    [high - 1, "most-minus-one", "near_boundary_items_array", about],
    [high, "most", maximum ? "maximum_items_array" : "valid_array", about],
  ];
  const seen = new Set<number>();
  for (const [length, label, scenario, rule] of lengths) {
    if (length < low || length > (maximum?.value ?? Infinity) || seen.has(length)) continue;
    seen.add(length);
    const value = attempt(() => arrayOfLength(shape, length, inner));
    if (value === undefined) continue;
    yield variant(value, rule, label, scenario);
    const unique = shape.rule("uniqueItems");
    if (unique && length > 1) yield variant(value, unique, `different-${length}`, "unique_items_array");
  }
  yield* itemValues(shape, base, inner);
}

function* itemValues(shape: Shape, base: unknown, inner: Generating): Generator<Variant> {
  if ((shape.bound("maxItems")?.value ?? 1) < 1) return;
  const low = Math.max(1, shape.bound("minItems")?.value ?? 0);
  const items =
    Array.isArray(base) && base.length >= low ? base : attempt(() => arrayOfLength(shape, low, inner));
  if (!items) return;
  const places = itemPlaces(shape, 0);
  const values = new Shape(places).values();
  for (const inside of positiveValues(places, items[0], inner)) {
    const scenario = values ? "enum_value_items_array" : inside.scenario;
    yield { ...inside, label: ["0", ...inside.label], scenario, value: [inside.value, ...items.slice(1)] };
  }
  for (const index of items.slice(1).keys()) {
    const second = itemPlaces(shape, index + 1);
    if (second[0]?.pointer === places[0]?.pointer) break;
    for (const inside of positiveValues(second, items[index + 1], inner)) {
      yield {
        ...inside,
        label: [String(index + 1), ...inside.label],
        value: items.with(index + 1, inside.value),
      };
    }
  }
}

function* objects(shape: Shape, base: unknown, inner: Generating): Generator<Variant> {
  const start = isObject(base)
    ? base
    : attempt(() =>
        baseValue(shape.places, { ...inner, inside: inner.inside.slice(0, -shape.places.length) }),
      );
  if (!isObject(start)) return;
  const about = shape.rule("properties") ??
    shape.rule("type") ?? { keyword: "type", place: shape.places[0] as Place };
  const required = shape.required();
  const requiredOnly = Object.fromEntries(Object.entries(start).filter(([name]) => required.has(name)));
  if (Object.keys(requiredOnly).length >= (shape.bound("minProperties")?.value ?? 0)) {
    yield variant(requiredOnly, shape.rule("required") ?? about, "only-required", "object_only_required");
  }
  const all = allMembers(shape, start, inner);
  if (Object.keys(all).length > Object.keys(requiredOnly).length)
    yield variant(all, about, "all-members", "object_required_and_optional");
  for (const [name, places] of shape.properties()) {
    if (hidden(places, inner)) continue;
    if (!required.has(name) && Object.hasOwn(all, name)) {
      yield variant(withoutMember(all, name), about, `without-${name}`, "object_only_required");
      yield variant(
        withMember(requiredOnly, name, all[name]),
        about,
        `with-${name}`,
        "object_required_and_optional",
      );
    }
    const current = Object.hasOwn(start, name) ? start[name] : all[name];
    for (const inside of positiveValues(places, current, inner)) {
      yield { ...inside, label: [name, ...inside.label], value: withMember(start, name, inside.value) };
    }
  }
  yield* unlisted(shape, start, inner);
}

/** The object with every optional member that can be made. */
function allMembers(
  shape: Shape,
  start: Record<string, unknown>,
  inner: Generating,
): Record<string, unknown> {
  let all: Record<string, unknown> = start;
  const most = shape.bound("maxProperties")?.value ?? Infinity;
  for (const [name, places] of shape.properties()) {
    if (Object.hasOwn(all, name) || hidden(places, inner) || Object.keys(all).length >= most) continue;
    const value = attempt(() => baseValue(places, inner));
    if (value !== undefined) all = withMember(all, name, value) as Record<string, unknown>;
  }
  return all;
}

function* unlisted(shape: Shape, start: Record<string, unknown>, inner: Generating): Generator<Variant> {
  const closed =
    shape.rules("additionalProperties").some(({ value }) => value === false) ||
    shape.rule("unevaluatedProperties")?.value === false;
  const most = shape.bound("maxProperties");
  const rule = shape.rule("additionalProperties") ??
    shape.rule("properties") ?? { keyword: "additionalProperties", place: shape.places[0] as Place };
  const room = (most?.value ?? Infinity) > Object.keys(start).length;
  const patterned = shape.rules("patternProperties").length > 0;
  if ((closed && !patterned) || !room) return;
  if (!closed) {
    const name = memberName(shape, 1, inner);
    const places = additionalPlaces(shape, name);
    const value = attempt(() => additionalValue(shape, name, inner));
    if (value !== undefined)
      yield variant(withMember(start, name, value), rule, "unknown-member", "object_additional_property");
    for (const inside of positiveValues(places, value, inner)) {
      yield { ...inside, label: [name, ...inside.label], value: withMember(start, name, inside.value) };
    }
  }
  if (most) yield* fullest(shape, most, start, inner);
  yield* memberNames(shape, start, inner);
}

function* fullest(
  shape: Shape,
  most: Rule<number>,
  start: Record<string, unknown>,
  inner: Generating,
): Generator<Variant> {
  if (most.value > MOST_ITEMS) return;
  let object: Record<string, unknown> = start;
  for (let count = 1; Object.keys(object).length < most.value; count++) {
    const name = memberName(shape, count, inner);
    const value = attempt(() => additionalValue(shape, name, inner));
    if (value === undefined || count > MOST_ITEMS * 2) return;
    object = withMember(object, name, value) as Record<string, unknown>;
  }
  yield variant(object, most, "most", "object_additional_property");
}

function* memberNames(shape: Shape, start: Record<string, unknown>, inner: Generating): Generator<Variant> {
  for (const rule of shape.rules("propertyNames")) {
    const places: Place[] = [
      {
        ...rule.place,
        schema: rule.value as Place["schema"],
        pointer: `${rule.place.pointer}/propertyNames`,
      },
    ];
    for (const inside of positiveValues([...places, STRING(rule.place)], "member1", inner)) {
      const name = String(inside.value);
      const value =
        jsonType(inside.value) === "string" ? attempt(() => additionalValue(shape, name, inner)) : undefined;
      if (value !== undefined)
        yield { ...inside, label: ["propertyNames", ...inside.label], value: withMember(start, name, value) };
    }
  }
}

/** Names of members are strings whether the schema says so or not. */
function STRING(place: Place): Place {
  return { ...place, schema: { type: "string" }, pointer: `${place.pointer}/propertyNames/` };
}
