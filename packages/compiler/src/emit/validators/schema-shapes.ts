import { isObject, type JsonObject, type JsonType, jsonTypes } from "@callsheet/document";
import type { Place } from "./place.ts";
import { childPointer } from "./place.ts";
import { SchemaProblem } from "./schema-problem.ts";

// Each function reads one keyword of a foreign schema, or throws a SchemaProblem that names its place.

/** A keyword's value if it is present and has the right form. */
function read<T>(
  place: Place,
  keyword: string,
  [form, isGood]: readonly [string, (value: unknown) => value is T],
): T | undefined {
  if (!Object.hasOwn(place.schema, keyword)) return undefined;
  const value = place.schema[keyword];
  if (isGood(value)) return value;
  throw new SchemaProblem(childPointer(place, keyword), `must be ${form}`);
}

/** A limit of lengths: `maxLength`. */
export function readCount(place: Place, keyword: string): number | undefined {
  return read(place, keyword, [
    "a whole number from 0 up",
    (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0,
  ]);
}

/** A limit of numbers: `maximum`. */
export function readNumber(place: Place, keyword: string): number | undefined {
  return read(place, keyword, ["a number", isNumber]);
}

/** `multipleOf`. */
export function readDivisor(place: Place): number | undefined {
  return read(place, "multipleOf", [
    "a number greater than 0",
    (value): value is number => isNumber(value) && value > 0,
  ]);
}

/** A keyword that is text: `pattern`. */
export function readText(place: Place, keyword: string): string | undefined {
  return read(place, keyword, ["a string", (value): value is string => typeof value === "string"]);
}

/** A keyword that is true or false: `uniqueItems`. */
export function readFlag(place: Place, keyword: string): boolean | undefined {
  return read(place, keyword, ["true or false", (value): value is boolean => typeof value === "boolean"]);
}

/** A keyword that is a list: `enum`. */
export function readValues(place: Place, keyword: string): readonly unknown[] | undefined {
  return read(place, keyword, ["a list", (value): value is unknown[] => Array.isArray(value)]);
}

/** A keyword that is a list of names, each of which counts once: `required`. */
export function readNames(place: Place, keyword: string): readonly string[] {
  return [...new Set(read(place, keyword, ["a list of strings", isNames]))];
}

/** A keyword with values by name: `properties`. */
export function readMap(place: Place, keyword: string): [name: string, value: unknown][] {
  return Object.entries(read(place, keyword, ["an object", isObject]) ?? {});
}

/** A keyword that is a list of schemas: `allOf`. */
export function readList(place: Place, keyword: string): readonly unknown[] {
  const isList = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0;
  return read(place, keyword, ["a list with at least one schema", isList]) ?? [];
}

/** `dependentRequired`. */
export function readDependencies(place: Place): [name: string, required: readonly string[]][] {
  const isGood = (value: unknown): value is Readonly<Record<string, string[]>> =>
    isObject(value) && Object.values(value).every(isNames);
  return Object.entries(read(place, "dependentRequired", ["an object with lists of strings", isGood]) ?? {});
}

/** The types that a value may have: all of them if the schema has no `type`. */
export function readTypes(place: Place): readonly JsonType[] | undefined {
  const isType = (value: unknown): value is JsonType => jsonTypes.includes(value as JsonType);
  const isGood = (value: unknown): value is JsonType | JsonType[] =>
    isType(value) || (Array.isArray(value) && value.length > 0 && value.every(isType));
  const type = read(place, "type", ["a JSON type, or a list of them", isGood]);
  if (type === undefined) return undefined;
  return typeof type === "string" ? [type] : [...new Set(type)];
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

/** True when a schema is an object with any of some keywords. */
export function hasAny(schema: unknown, keywords: readonly string[]): schema is JsonObject {
  return isObject(schema) && keywords.some((keyword) => Object.hasOwn(schema, keyword));
}
