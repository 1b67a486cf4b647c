import {
  isObject,
  jsonType,
  type Place,
  type Rule,
  type Shape,
  withMember,
  withoutMember,
} from "@callsheet/document";
import { attempt } from "./attempt.ts";
import { additionalPlaces, additionalValue, baseValue, hidden, memberName } from "./base-value.ts";
import { MOST_ITEMS } from "./limits.ts";
import { type Generating, type Variant, type Vary, variant } from "./variant.ts";

/**
 * Valid objects: only required members, all of them, each optional one absent and present, unlisted ones, and
 * every variant of a member.
 */
export function* validObjects(
  shape: Shape,
  base: unknown,
  inner: Generating,
  vary: Vary,
): Generator<Variant> {
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
  yield variant(start, about, "valid", "valid_object");
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
    for (const inside of vary(places, current, inner)) {
      yield { ...inside, label: [name, ...inside.label], value: withMember(start, name, inside.value) };
    }
  }
  yield* unlisted(shape, start, inner, vary);
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

function* unlisted(
  shape: Shape,
  start: Record<string, unknown>,
  inner: Generating,
  vary: Vary,
): Generator<Variant> {
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
    for (const inside of vary(places, value, inner)) {
      yield { ...inside, label: [name, ...inside.label], value: withMember(start, name, inside.value) };
    }
  }
  if (most) yield* fullest(shape, most, start, inner);
  yield* memberNames(shape, start, inner, vary);
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

function* memberNames(
  shape: Shape,
  start: Record<string, unknown>,
  inner: Generating,
  vary: Vary,
): Generator<Variant> {
  for (const rule of shape.rules("propertyNames")) {
    const places: Place[] = [
      {
        ...rule.place,
        schema: rule.value as Place["schema"],
        pointer: `${rule.place.pointer}/propertyNames`,
      },
    ];
    for (const inside of vary([...places, STRING(rule.place)], "member1", inner)) {
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
