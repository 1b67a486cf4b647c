import {
  type ApiOperation,
  flatten,
  isObject,
  own,
  type Place,
  pointerStep,
  subPlace,
} from "@callsheet/document";
import { hidden } from "../generate/base-value.ts";
import { formatSamples, integerFormatBounds } from "../generate/formats.ts";
import { MOST_ITEMS } from "../generate/limits.ts";
import { LONGEST_BOUND } from "../generate/strings.ts";
import { bodyForm } from "../wire/serialize-body.ts";

/** A keyword of a schema for requests: to be satisfied by some case, and broken by another. */
export interface Goal {
  /** `<document>#<pointer>/<keyword>`, for `required` and `enum` with the member or value. */
  readonly id: string;
  readonly operation: string;
  /** Why no case can break it; undefined if one should. */
  readonly unbreakable?: string;
}

const BREAKABLE = [
  "type",
  "const",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "contains",
  "minProperties",
  "maxProperties",
  "oneOf",
  "anyOf",
  "not",
  "dependentRequired",
];

/** The id of a goal. */
export function goalId(place: Pick<Place, "document" | "pointer">, keyword: string, detail?: string): string {
  return `${place.document.name}#${place.pointer}/${keyword}${detail === undefined ? "" : pointerStep(detail)}`;
}

/** The goals of an operation's input: every keyword of every schema that its parameters and bodies reach. */
export function* requestGoals(operation: ApiOperation): Generator<Goal> {
  for (const parameter of operation.parameters) {
    if (parameter.required && parameter.in !== "path") {
      yield {
        id: goalId({ document: operation.document, pointer: parameter.pointer }, "required"),
        operation: operation.key,
      };
    }
    yield* schemaGoals(operation, parameter.schema, { text: true, label: parameter.in === "path" });
  }
  for (const { schema, type } of operation.body?.content ?? []) {
    const form = bodyForm(type);
    // A media type for which no body can be made counts in the coverage of media types, not of keywords.
    if (schema && form) yield* schemaGoals(operation, schema, { text: form !== "json", label: false });
  }
}

interface Walk {
  /** True where every value is text on the wire. */
  readonly text: boolean;
  /** True for a part of the path. */
  readonly label: boolean;
}

function* schemaGoals(operation: ApiOperation, root: Place, walk: Walk): Generator<Goal> {
  const seen = new Set<string>();
  const queue: Place[] = [root];
  for (const next of queue) {
    for (const place of flatten([next])) {
      if (seen.has(place.pointer) || !isObject(place.schema)) continue;
      seen.add(place.pointer);
      if (own(place.schema, "readOnly") === true) continue;
      yield* placeGoals(operation, place, walk);
      queue.push(...childPlaces(place));
    }
  }
}

/** The schemas directly inside a schema, without following references. */
export function childPlaces(place: Place): Place[] {
  if (!isObject(place.schema)) return [];
  const { schema } = place;
  const named = ["properties", "patternProperties"].flatMap((keyword) =>
    Object.keys(isObject(schema[keyword]) ? (schema[keyword] as object) : {}).map((name) =>
      subPlace(place, keyword, name),
    ),
  );
  const listed = ["oneOf", "anyOf", "prefixItems"].flatMap((keyword) =>
    (Array.isArray(schema[keyword]) ? (schema[keyword] as unknown[]) : []).map((_, index) =>
      subPlace(place, keyword, index),
    ),
  );
  const single = ["items", "additionalProperties", "propertyNames"].map((keyword) =>
    subPlace(place, keyword),
  );
  return [...named, ...listed, ...single].filter((child) => child !== undefined);
}

function* placeGoals(operation: ApiOperation, place: Place, walk: Walk): Generator<Goal> {
  const schema = place.schema as Record<string, unknown>;
  const goal = (keyword: string, detail?: string, unbreakable?: string): Goal => ({
    id: goalId(place, keyword, detail),
    operation: operation.key,
    ...(unbreakable === undefined ? {} : { unbreakable }),
  });
  for (const keyword of BREAKABLE) {
    if (Object.hasOwn(schema, keyword))
      yield goal(keyword, undefined, unbreakableReason(keyword, schema[keyword], schema, walk));
  }
  for (const value of Array.isArray(schema.enum) ? schema.enum : []) {
    yield goal(
      "enum",
      JSON.stringify(value),
      "one value that is in no list breaks the keyword for all of its values",
    );
  }
  if (Array.isArray(schema.enum)) yield goal("enum");
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    const property = subPlace(place, "properties", String(name));
    if (!property || !hidden([property], { direction: "request" })) yield goal("required", String(name));
  }
  if (schema.additionalProperties === false) yield goal("additionalProperties");
}

function unbreakableReason(
  keyword: string,
  value: unknown,
  schema: Record<string, unknown>,
  { text, label }: Walk,
): string | undefined {
  const types = [schema.type].flat();
  if (keyword === "type") {
    if (text && types.includes("string")) return "whatever travels as text is a string";
    if (text && (types.includes("array") || types.includes("object")))
      return "a list of one and a single value are the same text";
    return types.length >= 6 ? "every type is allowed" : undefined;
  }
  if (keyword === "format")
    return Object.hasOwn(formatSamples, String(value)) || value === "int32"
      ? undefined
      : formatReason(String(value));
  if (keyword === "minLength" && label && value === 1) return "a path with an empty label is another path";
  if (value === 0 && /^min(?:Length|Items|Properties)$/.test(keyword))
    return "nothing is shorter than nothing";
  if (keyword === "minItems" && text && value === 1) return "an empty list is not sent at all";
  if (keyword === "maxLength" && Number(value) >= LONGEST_BOUND)
    return "the bound is longer than what is sent";
  if ((keyword === "maxItems" || keyword === "maxProperties") && Number(value) >= MOST_ITEMS)
    return "the bound is longer than what is sent";
  return keyword === "uniqueItems" && value !== true ? "it asks nothing" : undefined;
}

function formatReason(format: string): string {
  return Object.hasOwn(integerFormatBounds, format)
    ? "JSON numbers are not exact beyond it"
    : "the format is an annotation";
}
