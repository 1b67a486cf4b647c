import { type Place, Shape } from "@callsheet/document";
import { attempt } from "./attempt.ts";
import { arrayOfLength, itemPlaces } from "./base-value.ts";
import { MOST_ITEMS } from "./limits.ts";
import type { Scenario } from "./scenario.ts";
import { type Generating, type Variant, type Vary, variant } from "./variant.ts";

/** Valid lists: each length at and next to a bound, different items, and every variant of an item. */
export function* validArrays(shape: Shape, base: unknown, inner: Generating, vary: Vary): Generator<Variant> {
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
    [low, "fewest", minimum ? "minimum_items_array" : "valid_array", minimum ?? about],
    [low + 1, "fewest-plus-one", minimum ? "near_boundary_items_array" : "valid_array", minimum ?? about],
    [high - 1, "most-minus-one", maximum ? "near_boundary_items_array" : "valid_array", about],
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
  yield* itemValues(shape, base, inner, vary);
}

function* itemValues(shape: Shape, base: unknown, inner: Generating, vary: Vary): Generator<Variant> {
  if ((shape.bound("maxItems")?.value ?? 1) < 1) return;
  const low = Math.max(1, shape.bound("minItems")?.value ?? 0);
  const items =
    Array.isArray(base) && base.length >= low ? base : attempt(() => arrayOfLength(shape, low, inner));
  if (!items) return;
  const places = itemPlaces(shape, 0);
  const values = new Shape(places).values();
  for (const inside of vary(places, items[0], inner)) {
    const scenario = values ? "enum_value_items_array" : inside.scenario;
    yield { ...inside, label: ["0", ...inside.label], scenario, value: [inside.value, ...items.slice(1)] };
  }
  for (const index of items.slice(1).keys()) {
    const second = itemPlaces(shape, index + 1);
    if (second[0]?.pointer === places[0]?.pointer) break;
    for (const inside of vary(second, items[index + 1], inner)) {
      yield {
        ...inside,
        label: [String(index + 1), ...inside.label],
        value: items.with(index + 1, inside.value),
      };
    }
  }
}
