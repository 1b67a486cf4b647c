import { isObject, Shape, subPlace, withoutMember } from "@callsheet/document";
import { attempt } from "./attempt.ts";
import { arrayOfLength, itemPlaces } from "./base-value.ts";
import { MOST_ITEMS, MOST_LIGHT_ITEMS } from "./limits.ts";
import { type Generating, type Variant, type Vary, variant } from "./variant.ts";

/**
 * Lists with too few or many items, with the same item twice, and with one item that breaks its own schema.
 */
export function* wrongArrays(shape: Shape, base: unknown, inner: Generating, vary: Vary): Generator<Variant> {
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
  if (maximum && maximum.value < (inner.light ? MOST_LIGHT_ITEMS : MOST_ITEMS)) {
    const items = attempt(() => arrayOfLength(free, maximum.value + 1, inner));
    if (items) yield variant(items, maximum, "one-above", "array_above_max_items");
  }
  const low = Math.max(1, minimum?.value ?? 0);
  const items =
    Array.isArray(base) && base.length >= low ? base : attempt(() => arrayOfLength(shape, low, inner));
  if (!items) return;
  yield* repeatedItems(shape, items, maximum?.value ?? Infinity);
  yield* nothingContained(shape, items, inner, vary);
  if ((maximum?.value ?? 1) < 1) return;
  for (const [index, item] of items.entries()) {
    const places = itemPlaces(shape, index);
    if (index > 0 && places[0]?.pointer === itemPlaces(shape, index - 1)[0]?.pointer) break;
    for (const inside of vary(places, item, inner)) {
      yield { ...inside, label: [String(index), ...inside.label], value: items.with(index, inside.value) };
    }
  }
}

function* repeatedItems(shape: Shape, items: readonly unknown[], most: number): Generator<Variant> {
  const unique = shape.rule("uniqueItems");
  if (unique?.value !== true) return;
  const repeated = items.length < most ? [...items, items[0]] : items.with(-1, items[0]);
  yield variant(repeated, unique, "twice-the-same", "non_unique_items");
}

/** Lists without the item that they must contain. */
function* nothingContained(
  shape: Shape,
  items: readonly unknown[],
  inner: Generating,
  vary: Vary,
): Generator<Variant> {
  for (const rule of shape.rules("contains")) {
    const wanted = subPlace(rule.place, "contains");
    const [wrong] = wanted ? vary([...itemPlaces(shape, 0), wanted], items[0], inner) : [];
    if (!wrong) continue;
    const label = `none-fits-${wrong.label.join("-")}`;
    yield variant(
      items.map(() => wrong.value),
      rule,
      label,
      "incorrect_type",
    );
  }
}
