import { isObject, type MediaType, type Place, Shape, subPlace } from "@callsheet/document";
import { withBranch } from "../generate/base-value.ts";
import { requestViolations } from "../schema/direction.ts";
import { bodyForm } from "../wire/serialize-body.ts";
import { scalarText } from "../wire/serialize-parameter.ts";

/**
 * True when nothing of a value would be on the wire: an empty list or object, or an object of only such
 * members.
 */
export function isNothing(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const items = Object.values(value);
  return items.length === 0 || (isObject(value) && items.every((item) => isNothing(item)));
}

/**
 * True when some reading of a value that travels as text satisfies the schema: then it is no fault. Texts may
 * be strings, numbers, booleans and lists of one; members of an object are read one by one, and empty ones
 * are absent. A text is also the list that its `delimiter` makes of it.
 */
export function readsAsValid(schema: Place, value: unknown, delimiter = ","): boolean {
  const all = [...readings(value, delimiter), ...memberReadings(schema, value)];
  return all.some((reading) => keeps(schema, reading));
}

function keeps(schema: Place, value: unknown): boolean {
  return requestViolations(schema, value).length === 0;
}

function readings(value: unknown, delimiter = ","): unknown[] {
  const whole = [asTexts, asNumbers, asScalars].map((read) => read(value));
  if (Array.isArray(value)) {
    const joined = whole.map((items) => (items as unknown[]).map(scalarText).join(","));
    return [
      value,
      value.map(scalarText),
      ...whole,
      ...joined,
      ...(value.length === 1 ? readings(value[0], delimiter) : []),
    ];
  }
  const texts = whole.map(scalarText);
  const lists = [...new Set([...whole, ...texts])].flatMap((one) =>
    isObject(one) ? [] : [[one], String(one).split(delimiter)],
  );
  return [value, ...whole, ...texts, ...lists, ...lists.map(asNumbers)];
}

/** Objects in which each member is what its own schema makes of its text: with empty members, and without. */
function memberReadings(schema: Place, value: unknown): unknown[] {
  // A list without items is nothing on the wire, like an object without members.
  if (Array.isArray(value) && value.length === 0) return [{}];
  if (!isObject(value)) return [];
  const shape = new Shape([schema]);
  const branches = shape
    .alternatives()
    .flatMap((group) => group.branches.map((branch) => new Shape(withBranch(shape, group, branch))));
  return [shape, ...branches].flatMap((one) =>
    [false, true].map((withEmpty) => {
      const members = Object.entries(value).filter(
        ([, item]) => withEmpty || !(isNothing(item) || item === null),
      );
      return Object.fromEntries(members.map(([name, item]) => [name, readMember(one, name, item)]));
    }),
  );
}

function readMember(shape: Shape, name: string, item: unknown): unknown {
  const places = shape.properties().get(name) ?? additionalPlaces(shape);
  const candidates = [...readings(item), ...places.flatMap((place) => memberReadings(place, item))];
  return candidates.find((candidate) => places.every((place) => keeps(place, candidate))) ?? item;
}

function additionalPlaces(shape: Shape): Place[] {
  return shape
    .rules("additionalProperties")
    .map(({ place }) => subPlace(place, "additionalProperties"))
    .filter((place) => place !== undefined);
}

function mapLeaves(value: unknown, leaf: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, leaf));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapLeaves(item, leaf)]));
  return leaf(value);
}

function asTexts(value: unknown): unknown {
  return mapLeaves(value, scalarText);
}

function asNumbers(value: unknown): unknown {
  return mapLeaves(value, (leaf) => {
    const text = scalarText(leaf);
    return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
  });
}

function asScalars(value: unknown): unknown {
  return mapLeaves(asNumbers(value), (leaf) =>
    leaf === "true" ? true : leaf === "false" ? false : leaf === "null" ? null : leaf,
  );
}

/**
 * True when a valid body arrives unchanged. In a form an empty list or object is no field, which only an
 * optional member may be; null has no text; and a text that contains the delimiter of its list would become
 * two.
 */
export function survives({ type, schema, encoding }: MediaType, value: unknown): boolean {
  const form = bodyForm(type);
  if ((form !== "form" && form !== "multipart") || !isObject(value)) return true;
  const entries = Object.entries(value);
  if (entries.some(([name, item]) => item === null || isBroken(item, encoding[name]))) return false;
  if (!entries.some(([, item]) => isNothing(item))) return true;
  const sent = Object.fromEntries(entries.filter(([, item]) => !isNothing(item)));
  return !schema || keeps(schema, sent);
}

function isBroken(item: unknown, encoding: unknown): boolean {
  if (typeof item !== "object" || item === null) return false;
  if (Array.isArray(item) && item.some((one) => one === null || Array.isArray(one))) return true;
  const styled = isObject(encoding) && ("style" in encoding || "explode" in encoding);
  return styled && Object.values(item).some(isDivided);
}

/**
 * True for a form with a field that is another one on the wire: `metadata=1` is not a member of an object in
 * the style `deepObject`.
 */
export function hasStrayField({ encoding }: MediaType, value: object): boolean {
  return Object.entries(value).some(([name, item]) => {
    const style = isObject(encoding[name]) && encoding[name].style;
    return style === "deepObject" && !isObject(item);
  });
}

/**
 * True for what cannot be one of several values in a text: null, another list or object, a text that contains
 * a delimiter.
 */
export function isDivided(item: unknown): boolean {
  return item === null || typeof item === "object" || /[,|\s;&=.]/.test(scalarText(item)) || item === "";
}
