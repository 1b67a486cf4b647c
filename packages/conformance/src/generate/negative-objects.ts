import { isObject, type Place, type Shape, withMember, withoutMember } from "@callsheet/document";
import { attempt } from "./attempt.ts";
import { additionalPlaces, additionalValue, baseValue, hidden, memberName } from "./base-value.ts";
import { MOST_ITEMS, MOST_LIGHT_ITEMS } from "./limits.ts";
import { type Generating, type Variant, type Vary, variant } from "./variant.ts";

/**
 * Objects without a required member, with too few or many or forbidden members, and with one member that
 * breaks its own schema.
 */
export function* wrongObjects(
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
  const properties = shape.properties();
  for (const [name, rule] of shape.required()) {
    if (!hidden(properties.get(name) ?? [], inner))
      yield variant(withoutMember(start, name), rule, name, "object_missing_required_property");
  }
  yield* wrongMembers(shape, start, inner, vary);
  const most = shape.bound("maxProperties");
  if (most && most.value < (inner.light ? MOST_LIGHT_ITEMS : MOST_ITEMS)) {
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

function* wrongMembers(
  shape: Shape,
  start: Record<string, unknown>,
  inner: Generating,
  vary: Vary,
): Generator<Variant> {
  for (const [name, places] of inOrder([...shape.properties()], inner)) {
    if (hidden(places, inner)) continue;
    const current = Object.hasOwn(start, name) ? start[name] : attempt(() => baseValue(places, inner));
    for (const inside of vary(places, current, inner)) {
      yield { ...inside, label: [name, ...inside.label], value: withMember(start, name, inside.value) };
    }
  }
  yield* wrongUnlisted(shape, start, inner, vary);
  yield* wrongNames(shape, start, inner, vary);
}

/**
 * The members in order, or, if one variant is picked, from a random one on: the first ones must not always
 * win.
 */
function inOrder<T>(items: readonly T[], { light, random }: Generating): readonly T[] {
  if (!light || items.length < 2) return items;
  const start = random.between(0, items.length - 1);
  return [...items.slice(start), ...items.slice(0, start)];
}

/** Unlisted members: forbidden, or with a value that they must not have. */
function* wrongUnlisted(
  shape: Shape,
  start: Record<string, unknown>,
  inner: Generating,
  vary: Vary,
): Generator<Variant> {
  const closing =
    shape.rules("additionalProperties").find(({ value }) => value === false) ??
    shape.rules("unevaluatedProperties").find(({ value }) => value === false);
  if (closing) {
    const object = withMember(start, "unknownMember", "value");
    yield variant(object, closing, "unknown-member", "object_unexpected_properties");
    return;
  }
  const name = memberName(shape, 1, inner);
  const value = attempt(() => additionalValue(shape, name, inner));
  for (const inside of vary(additionalPlaces(shape, name), value, inner)) {
    yield { ...inside, label: [name, ...inside.label], value: withMember(start, name, inside.value) };
  }
}

function* wrongNames(
  shape: Shape,
  start: Record<string, unknown>,
  inner: Generating,
  vary: Vary,
): Generator<Variant> {
  for (const rule of shape.rules("propertyNames")) {
    const schema = rule.value as Place["schema"];
    const names: Place = { ...rule.place, schema, pointer: `${rule.place.pointer}/propertyNames` };
    for (const inside of vary([names], "member1", inner)) {
      const name = inside.value;
      if (typeof name !== "string") continue;
      const value = attempt(() => additionalValue(shape, name, inner)) ?? "value";
      const label = ["propertyNames", ...inside.label];
      yield {
        ...inside,
        label,
        value: withMember(start, name, value),
        scenario: "object_invalid_property_name",
      };
    }
  }
}
