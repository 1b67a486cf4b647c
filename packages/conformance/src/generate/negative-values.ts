import { isObject, sameJson, withMember, withoutMember } from "../document/json.ts";
import { valueAt } from "../document/reference.ts";
import { requestViolations } from "../schema/direction.ts";
import { type Place, subPlace } from "../schema/place.ts";
import { type JsonType, Shape } from "../schema/shape.ts";
import {
  additionalPlaces,
  additionalValue,
  arrayOfLength,
  baseValue,
  hidden,
  itemPlaces,
  jsonType,
  memberName,
  withBranch,
} from "./base-value.ts";
import { formatSamples, integerFormatBounds } from "./formats.ts";
import { anyNumber, numberRules } from "./numbers.ts";
import { attempt, MOST_ITEMS } from "./positive-values.ts";
import type { Scenario } from "./scenario.ts";
import {
  anyString,
  keepsRules,
  LONGEST_BOUND,
  patternBreakers,
  stringOfLength,
  stringRules,
} from "./strings.ts";
import { enter, type Generating, type Variant, variant } from "./variant.ts";

/**
 * Values that break exactly one rule of a schema each, made from a valid base. A rule that cannot be broken alone (a fixed
 * length that the pattern asks for too) is broken together with the other.
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
  if (shape.allows("array")) yield* wrongArrays(shape, base, inner);
  if (shape.allows("object")) yield* wrongObjects(shape, base, inner);
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
}

function* branchNegatives(
  shape: Shape,
  group: ReturnType<Shape["alternatives"]>[number],
  generating: Generating,
): Generator<Variant> {
  for (const made of branchCandidates(shape, group, generating)) {
    // What one branch refuses another may take.
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
      // What a discriminator says of a branch is no rule of the branch.
      if (valueAt(group.place.document.root, inside.pointer) === undefined) continue;
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

function* wrongValues(shape: Shape): Generator<Variant> {
  const values = shape.values();
  const rule = shape.rule("const") ?? shape.rule("enum");
  if (!values || !rule) return;
  const texts = values.filter((value) => typeof value === "string");
  const candidates: [string, unknown][] = texts.slice(0, 1).flatMap((text) => [
    ["other-case", text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()],
    ["with-space", `${text} `],
    ["longer", `${text}X`],
    ["cut", text.slice(0, -1)],
    ["unknown", "NOT_A_VALUE"],
    ["empty", ""],
  ]);
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length > 0) candidates.push(["next-number", Math.max(...numbers) + 1]);
  if (values.some((value) => typeof value === "boolean"))
    candidates.push(["other-boolean", !values.includes(true)]);
  for (const [label, value] of candidates) {
    if (!values.some((known) => sameJson(known, value)) && shape.allows(jsonType(value))) {
      yield variant(value, rule, label, "invalid_enum_value");
    }
  }
}

function* wrongStrings(shape: Shape, { random }: Generating): Generator<Variant> {
  const rules = stringRules(shape);
  const minimum = shape.bound("minLength");
  const maximum = shape.bound("maxLength");
  const good = anyString(rules, random) ?? "";
  const ofLength = (length: number): string | undefined =>
    stringOfLength(rules, length, random) ?? stretched(good, length);
  if (minimum && minimum.value > 0) {
    const lengths = new Set([minimum.value - 1, 0]);
    for (const length of lengths) {
      const text = ofLength(length);
      if (text !== undefined)
        yield variant(text, minimum, length === 0 ? "empty" : "one-below", "string_below_min_length");
    }
  }
  if (maximum && maximum.value < LONGEST_BOUND) {
    for (const [label, length] of [
      ["one-above", maximum.value + 1],
      ["far-above", maximum.value * 2 + 50],
    ] as const) {
      const text = ofLength(length);
      if (text !== undefined) yield variant(text, maximum, label, "string_above_max_length");
    }
    if (rules.patterns.length === 0 && maximum.value > 0) {
      yield variant(
        "\u{1f600}".repeat(maximum.value + 1),
        maximum,
        "one-above-in-code-points",
        "string_above_max_length",
      );
    }
  }
  for (const rule of shape.rules("pattern")) {
    for (const [label, text] of patternBreakers(
      { ...rules, patterns: [String(rule.value)], languages: rules.languages },
      random,
    )) {
      yield variant(text, rule, label, "invalid_pattern");
    }
  }
  const format = shape.rule("format");
  for (const [label, text] of (format && formatSamples[String(format.value)]?.invalid) ?? []) {
    if (format && keepsRules({ ...rules, format: undefined }, text))
      yield variant(text, format, label, "invalid_format");
  }
}

/** A valid text cut at its end, or lengthened by more of its last character: as near to the pattern as another length allows. */
function stretched(text: string, length: number): string | undefined {
  const points = [...text];
  const last = points.at(-1) ?? "a";
  return length > LONGEST_BOUND
    ? undefined
    : [
        ...points.slice(0, length),
        ...Array.from({ length: Math.max(0, length - points.length) }, () => last),
      ].join("");
}

function* wrongNumbers(shape: Shape): Generator<Variant> {
  const rules = numberRules(shape, !shape.types.has("number"));
  const bounds: [string, number, Scenario][] = [
    ["minimum", -1, "value_below_minimum"],
    ["exclusiveMinimum", 0, "value_below_minimum"],
    ["maximum", 1, "value_above_maximum"],
    ["exclusiveMaximum", 0, "value_above_maximum"],
  ];
  for (const [keyword, direction, scenario] of bounds) {
    const rule = shape.bound(keyword);
    if (!rule) continue;
    const next = direction === 0 ? rule.value : rule.value + direction * rules.step;
    yield variant(next, rule, "next", scenario);
    yield variant(
      rule.value +
        (keyword.includes("in") && scenario === "value_below_minimum" ? -1 : 1) * rules.step * 1000,
      rule,
      "far",
      scenario,
    );
  }
  const multiple = shape.bound("multipleOf");
  const some = anyNumber(rules);
  if (multiple && some !== undefined) {
    const off = rules.integer ? 1 : multiple.value / 2;
    for (const [label, value] of [
      ["above", some + off],
      ["below", some - off],
    ] as const)
      yield variant(value, multiple, label, "not_multiple_of");
  }
  const format = shape.rule("format");
  const formatBounds = format && integerFormatBounds[String(format.value)];
  if (!format || !formatBounds || format.value !== "int32") return;
  yield variant(formatBounds[1] + 1, format, "above-32-bits", "value_above_maximum");
  yield variant(formatBounds[0] - 1, format, "below-32-bits", "value_below_minimum");
}

function* wrongArrays(shape: Shape, base: unknown, inner: Generating): Generator<Variant> {
  const minimum = shape.bound("minItems");
  const maximum = shape.bound("maxItems");
  const free = new Shape(
    shape.places.map((place) =>
      isObject(place.schema) ? { ...place, schema: withoutMember(place.schema, "allOf") } : place,
    ),
  );
  if (minimum && minimum.value > 0)
    yield variant(
      (attempt(() => arrayOfLength(free, minimum.value, inner)) ?? []).slice(1),
      minimum,
      "one-below",
      "array_below_min_items",
    );
  if (maximum && maximum.value < MOST_ITEMS) {
    const items = attempt(() => arrayOfLength(free, maximum.value + 1, inner));
    if (items) yield variant(items, maximum, "one-above", "array_above_max_items");
  }
  const low = Math.max(1, minimum?.value ?? 0);
  const items =
    Array.isArray(base) && base.length >= low ? base : attempt(() => arrayOfLength(shape, low, inner));
  if (!items) return;
  const unique = shape.rule("uniqueItems");
  if (unique?.value === true)
    yield variant(
      [...items, items[0]].slice(0, maximum?.value ?? Infinity),
      unique,
      "twice-the-same",
      "non_unique_items",
    );
  for (const rule of shape.rules("contains")) {
    const wrong = subPlace(rule.place, "contains");
    for (const inside of wrong ? negativeValues([...itemPlaces(shape, 0), wrong], items[0], inner) : []) {
      yield variant(
        items.map(() => inside.value),
        rule,
        `none-fits-${inside.label.join("-")}`,
        "incorrect_type",
      );
      break;
    }
  }
  if ((maximum?.value ?? 1) < 1) return;
  for (const [index, item] of items.entries()) {
    const places = itemPlaces(shape, index);
    if (index > 0 && places[0]?.pointer === itemPlaces(shape, index - 1)[0]?.pointer) break;
    for (const inside of negativeValues(places, item, inner)) {
      yield { ...inside, label: [String(index), ...inside.label], value: items.with(index, inside.value) };
    }
  }
}

function* wrongObjects(shape: Shape, base: unknown, inner: Generating): Generator<Variant> {
  const start = isObject(base)
    ? base
    : attempt(() =>
        baseValue(shape.places, { ...inner, inside: inner.inside.slice(0, -shape.places.length) }),
      );
  if (!isObject(start)) return;
  const properties = shape.properties();
  for (const [name, rule] of shape.required()) {
    if (!hidden(properties.get(name) ?? [], inner))
      yield variant(withoutMember(start, name), rule, name, "object_missing_required_property");
  }
  yield* wrongMembers(shape, start, inner);
  const most = shape.bound("maxProperties");
  if (most && most.value < MOST_ITEMS) {
    let object = start;
    for (let count = 1; Object.keys(object).length <= most.value && count < MOST_ITEMS * 2; count++) {
      const name = memberName(shape, count, inner);
      object = withMember(object, name, attempt(() => additionalValue(shape, name, inner)) ?? "value");
    }
    yield variant(object, most, "one-above", "object_above_max_properties");
  }
  const fewest = shape.bound("minProperties");
  if (fewest && fewest.value > 0) {
    yield variant(
      Object.fromEntries(Object.entries(start).slice(0, fewest.value - 1)),
      fewest,
      "one-below",
      "object_below_min_properties",
    );
  }
  for (const rule of shape.rules("dependentRequired")) {
    for (const [name, needed] of Object.entries(isObject(rule.value) ? rule.value : {})) {
      const value = attempt(() => baseValue(properties.get(name) ?? [], inner)) ?? "value";
      const object = withMember(start, name, value);
      for (const missing of Array.isArray(needed) ? needed : [])
        yield variant(
          withoutMember(object, String(missing)),
          rule,
          `${name}-without-${missing}`,
          "dependent_member",
        );
    }
  }
}

function* wrongMembers(shape: Shape, start: Record<string, unknown>, inner: Generating): Generator<Variant> {
  for (const [name, places] of shape.properties()) {
    if (hidden(places, inner)) continue;
    const current = Object.hasOwn(start, name) ? start[name] : attempt(() => baseValue(places, inner));
    for (const inside of negativeValues(places, current, inner)) {
      yield { ...inside, label: [name, ...inside.label], value: withMember(start, name, inside.value) };
    }
  }
  const name = memberName(shape, 1, inner);
  const closing =
    shape.rules("additionalProperties").find(({ value }) => value === false) ??
    shape.rules("unevaluatedProperties").find(({ value }) => value === false);
  if (closing)
    yield variant(
      withMember(start, "unknownMember", "value"),
      closing,
      "unknown-member",
      "object_unexpected_properties",
    );
  else {
    for (const inside of negativeValues(
      additionalPlaces(shape, name),
      attempt(() => additionalValue(shape, name, inner)),
      inner,
    )) {
      yield { ...inside, label: [name, ...inside.label], value: withMember(start, name, inside.value) };
    }
  }
  for (const rule of shape.rules("propertyNames")) {
    const places: Place[] = [
      {
        ...rule.place,
        schema: rule.value as Place["schema"],
        pointer: `${rule.place.pointer}/propertyNames`,
      },
    ];
    for (const inside of negativeValues(places, "member1", inner)) {
      if (typeof inside.value !== "string") continue;
      const value = attempt(() => additionalValue(shape, inside.value as string, inner)) ?? "value";
      yield {
        ...inside,
        label: ["propertyNames", ...inside.label],
        value: withMember(start, inside.value, value),
        scenario: "object_invalid_property_name",
      };
    }
  }
}
