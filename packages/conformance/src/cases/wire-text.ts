import { isObject, type Parameter, type Place, Shape } from "@callsheet/document";
import { requestViolations } from "../schema/direction.ts";
import { scalarText } from "../wire/serialize-parameter.ts";

/**
 * True when a value does not survive its way through a parameter: an empty list looks like no list, null like a word, a comma in
 * an item like two items.
 */
export function isAmbiguous(parameter: Parameter, value: unknown): boolean {
  if (parameter.contentType) return false;
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0 || value.some((item) => isDivided(item));
  if (isObject(value)) {
    const entries = Object.entries(value);
    return entries.length === 0 || entries.some(([name, item]) => isDivided(item) || /[^\w-]/.test(name));
  }
  return parameter.in !== "header" && parameter.in !== "path" ? false : value === "";
}

/** True when nothing of a value would be on the wire: an empty list or object. */
export function isNothing(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/**
 * True when what is on the wire is not the parameter at all: where members travel as pairs of their own, `filter=null` is a name that the
 * contract does not know, and the members of an object are names of other parameters. An optional parameter is then absent, and nothing
 * is wrong.
 */
export function looksAbsent(parameter: Parameter, value: unknown): boolean {
  const { contentType, style, explode, schema, required, in: place } = parameter;
  if (contentType || (place !== "query" && place !== "cookie")) return false;
  const inPairs = style === "deepObject" || (style === "form" && explode);
  const takesObject = new Shape([schema]).types.has("object");
  if (!inPairs || isObject(value) === takesObject) return false;
  return !required || (takesObject && requestViolations(schema, {}).length === 0);
}

function isDivided(item: unknown): boolean {
  return item === null || typeof item === "object" || /[,|\s;&=.]/.test(scalarText(item)) || item === "";
}

/** True when some reading of the value as text (strings, numbers, booleans, lists of one) keeps the schema: then it is no fault. */
export function readsAsValid(schema: Place, value: unknown): boolean {
  const readings = [asTexts, asNumbers, asScalars].map((read) => read(value));
  const texts = readings.map((reading) =>
    Array.isArray(reading) ? reading.map(scalarText).join(",") : scalarText(reading),
  );
  const lists = [...readings, ...texts].flatMap((reading) =>
    isObject(reading) ? [] : [[reading], String(reading).split(",")],
  );
  return [value, ...readings, ...texts, ...texts.map(asNumbers), ...lists].some(
    (reading) => requestViolations(schema, reading).length === 0,
  );
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
