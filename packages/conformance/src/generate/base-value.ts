import { isObject, type JsonType, jsonType, own, type Place, pointerStep, Shape } from "@callsheet/document";
import { compilePattern } from "./compile-pattern.ts";
import { anyNumber, numberRules } from "./numbers.ts";
import { anyString, stringRules } from "./strings.ts";
import { enter, type Generating } from "./variant.ts";

/** No value can be made from a schema, as far as the generator knows. */
export class UnsatisfiableError extends Error {
  override readonly name = "UnsatisfiableError";
}

/**
 * A small valid value: only required members, the first alternative that works, contract values (`const`,
 * `enum`, `default`, `example`) before made-up ones.
 * @throws UnsatisfiableError
 */
export function baseValue(places: readonly Place[], generating: Generating, type?: JsonType): unknown {
  const shape = new Shape(places);
  const [group] = shape.alternatives();
  if (group) return alternativeValue(shape, group, generating, type);
  const values = shape.values();
  if (values) {
    const fitting = type === undefined ? values : values.filter((value) => jsonType(value) === type);
    if (fitting.length === 0)
      throw new UnsatisfiableError(`no value is left by enum and const at ${places[0]?.pointer}`);
    return fitting[0];
  }
  if (type === undefined) {
    const given = givenValue(shape);
    if (given !== undefined) return given;
  }
  return valueOfType(shape, type ?? shape.preferredType(), generating);
}

function alternativeValue(
  shape: Shape,
  group: ReturnType<Shape["alternatives"]>[number],
  generating: Generating,
  type?: JsonType,
): unknown {
  let problem: unknown;
  for (const branch of group.branches) {
    try {
      return baseValue(withBranch(shape, group, branch), generating, type);
    } catch (error) {
      if (!(error instanceof UnsatisfiableError)) throw error;
      problem = error;
    }
  }
  throw problem instanceof UnsatisfiableError
    ? problem
    : new UnsatisfiableError(`no alternative at ${group.place.pointer}`);
}

/** The conjunction of a shape with one branch instead of the whole group of alternatives. */
export function withBranch(shape: Shape, group: { keyword: string; place: Place }, branch: Place): Place[] {
  const rest = shape.places.map((place) => {
    if (!isObject(place.schema)) return place;
    // Expanded schemas must not be expanded again.
    const { $ref: _ref, allOf: _allOf, ...schema } = place.schema;
    if (place.pointer === group.place.pointer) delete (schema as Record<string, unknown>)[group.keyword];
    return { ...place, schema };
  });
  return [...rest, branch];
}

/**
 * A value that the document itself gives for texts, numbers and the like, if it keeps the schema: many an
 * example is of another type.
 */
function givenValue(shape: Shape): unknown {
  const examples = shape.rule("examples")?.value;
  const given = [
    ...["default", "example"].map((keyword) => shape.rule(keyword)?.value),
    ...(Array.isArray(examples) ? examples : []),
  ];
  return given.find((value) => value !== undefined && typeof value !== "object" && fits(shape, value));
}

function fits(shape: Shape, value: unknown): boolean {
  if (!shape.allows(jsonType(value))) return false;
  const isBelow = (keyword: string, amount: number) => amount < (shape.bound(keyword)?.value ?? -Infinity);
  const isAbove = (keyword: string, amount: number) => amount > (shape.bound(keyword)?.value ?? Infinity);
  if (typeof value === "number") return !isBelow("minimum", value) && !isAbove("maximum", value);
  if (typeof value !== "string") return true;
  const { length } = [...value];
  const patterns = shape.rules("pattern").map((rule) => compilePattern(String(rule.value)));
  return (
    !isBelow("minLength", length) && !isAbove("maxLength", length) && patterns.every((one) => one.test(value))
  );
}

function valueOfType(shape: Shape, type: JsonType, generating: Generating): unknown {
  if (!shape.allows(type)) throw new UnsatisfiableError(`no type is left at ${shape.places[0]?.pointer}`);
  switch (type) {
    case "null":
      return null;
    case "boolean":
      return true;
    case "string":
      return defined(anyString(stringRules(shape), generating.random), shape);
    case "integer":
    case "number":
      return defined(anyNumber(numberRules(shape, type === "integer" || !shape.types.has("number"))), shape);
    case "array":
      return baseArray(shape, generating);
    case "object":
      return baseObject(shape, generating);
  }
}

function defined<T>(value: T | undefined, shape: Shape): T {
  if (value === undefined)
    throw new UnsatisfiableError(`no value keeps all rules at ${shape.places[0]?.pointer}`);
  return value;
}

/** The items that a list must have. */
function baseArray(shape: Shape, generating: Generating): unknown[] {
  const length = shape.bound("minItems")?.value ?? (shape.rule("contains") ? 1 : 0);
  return length === 0 ? [] : arrayOfLength(shape, length, entered(shape, generating));
}

/** A list of the length, with distinct items if required; the walk is already inside the list. */
export function arrayOfLength(shape: Shape, length: number, inner: Generating): unknown[] {
  const items: unknown[] = [];
  for (let index = 0; index < length; index++) items.push(itemValue(shape, index, inner));
  return shape.rule("uniqueItems")?.value === true ? madeUnique(shape, items, inner) : items;
}

function itemValue(shape: Shape, index: number, inner: Generating): unknown {
  const contains = shape.rules("contains").map(({ place }) => ({
    ...place,
    schema: (place.schema as { contains: Place["schema"] }).contains,
    pointer: `${place.pointer}/contains`,
  }));
  const places = [...itemPlaces(shape, index), ...(index === 0 ? contains : [])];
  return places.length === 0 ? "item" : baseValue(places, inner);
}

/** The schemas of the item at an index. */
export function itemPlaces(shape: Shape, index: number): Place[] {
  return shape.places.flatMap((place) => {
    if (!isObject(place.schema)) return [];
    const prefix = own(place.schema, "prefixItems");
    const [steps, schema] =
      Array.isArray(prefix) && index < prefix.length
        ? [`/prefixItems/${index}`, prefix[index]]
        : ["/items", own(place.schema, "items")];
    return typeof schema === "boolean" || isObject(schema)
      ? [{ ...place, schema, pointer: place.pointer + steps }]
      : [];
  });
}

function madeUnique(shape: Shape, items: readonly unknown[], inner: Generating): unknown[] {
  const unique = new Map<string, unknown>();
  const values = new Shape(itemPlaces(shape, 0)).values();
  const offer = (value: unknown): void => void unique.set(JSON.stringify(value), value);
  for (const [index, item] of items.entries()) {
    if (values) offer(values[index]);
    else if (typeof item === "number")
      offer(item + index * numberRules(new Shape(itemPlaces(shape, 0)), Number.isInteger(item)).step);
    else offer(item);
    for (let tries = 0; tries < 20 && unique.size <= index; tries++) offer(distinctItem(shape, index, inner));
  }
  if (unique.size < items.length)
    throw new UnsatisfiableError(`not enough different items at ${shape.places[0]?.pointer}`);
  return [...unique.values()];
}

function distinctItem(shape: Shape, index: number, inner: Generating): unknown {
  const itemShape = new Shape(itemPlaces(shape, index));
  if (itemShape.preferredType() === "string")
    return anyString({ ...stringRules(itemShape), format: undefined }, inner.random);
  return baseValue(itemPlaces(shape, index), inner);
}

function baseObject(shape: Shape, generating: Generating): unknown {
  const inner = entered(shape, generating);
  const object: Record<string, unknown> = {};
  const properties = shape.properties();
  for (const name of shape.required().keys()) {
    const places = properties.get(name) ?? [];
    if (hidden(places, generating)) continue;
    define(object, name, places.length > 0 ? baseValue(places, inner) : additionalValue(shape, name, inner));
  }
  fillToMinimum(shape, object, inner);
  return object;
}

function fillToMinimum(shape: Shape, object: Record<string, unknown>, inner: Generating): void {
  const minimum = shape.bound("minProperties")?.value ?? 0;
  for (const [name, places] of shape.properties()) {
    if (Object.keys(object).length >= minimum) return;
    if (!Object.hasOwn(object, name) && !hidden(places, inner))
      define(object, name, baseValue(places, inner));
  }
  for (let count = 1; Object.keys(object).length < minimum; count++) {
    const name = memberName(shape, count, inner);
    define(object, name, additionalValue(shape, name, inner));
  }
}

/** The name of a member that the schema does not list but allows. */
export function memberName(shape: Shape, count: number, generating: Generating): string {
  const places = shape.rules("propertyNames").map(({ place, value }) => ({
    ...place,
    schema: value as Place["schema"],
    pointer: `${place.pointer}/propertyNames`,
  }));
  if (places.length === 0) return `member${count}`;
  const rules = stringRules(new Shape(places));
  const preferred = `member${count}`;
  if (
    preferred.length >= rules.min &&
    preferred.length <= rules.max &&
    rules.languages.every((language) => language.matches(preferred))
  )
    return preferred;
  return anyString(rules, generating.random) ?? preferred;
}

/** A value for a member that `properties` does not list. */
export function additionalValue(shape: Shape, name: string, inner: Generating): unknown {
  const places = additionalPlaces(shape, name);
  return places.length === 0 ? "value" : baseValue(places, inner);
}

/**
 * The schemas of a member that `properties` does not list: those of matching `patternProperties`, else
 * `additionalProperties`.
 */
export function additionalPlaces(shape: Shape, name: string): Place[] {
  return shape.places.flatMap((place) => {
    if (!isObject(place.schema)) return [];
    const patterns = own(place.schema, "patternProperties");
    const fitting = Object.keys(isObject(patterns) ? patterns : {}).filter((pattern) =>
      compilePattern(pattern).test(name),
    );
    const schema = own(place.schema, "additionalProperties");
    if (fitting.length > 0) {
      return fitting.map((pattern) => ({
        ...place,
        schema: (patterns as Record<string, Place["schema"]>)[pattern] as Place["schema"],
        pointer: `${place.pointer}/patternProperties${pointerStep(pattern)}`,
      }));
    }
    return typeof schema === "boolean" || isObject(schema)
      ? [{ ...place, schema, pointer: `${place.pointer}/additionalProperties` }]
      : [];
  });
}

/** True for a member that does not travel in this direction (readOnly in requests, writeOnly in replies). */
export function hidden(places: readonly Place[], generating: Pick<Generating, "direction">): boolean {
  return (
    new Shape(places).rule(generating.direction === "request" ? "readOnly" : "writeOnly")?.value === true
  );
}

function entered(shape: Shape, generating: Generating): Generating {
  const inner = enter(generating, shape.places);
  if (!inner) throw new UnsatisfiableError(`the schema at ${shape.places[0]?.pointer} requires itself`);
  return inner;
}

/** Sets a member, `__proto__` included, as an own one. */
export function define(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
