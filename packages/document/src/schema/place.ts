import { isObject, type JsonObject, own } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import { followReference, type ReferenceDocument, resolveReference } from "../reference/follow-reference.ts";

/** A JSON Schema (draft 2020-12): an object of keywords, or true or false. */
export type Schema = boolean | JsonObject;

/** The document that a schema belongs to. */
export type SchemaDocument = ReferenceDocument;

/** A schema together with its place. */
export interface Place {
  readonly document: SchemaDocument;
  readonly schema: Schema;
  /** JSON pointer (RFC 6901) of the schema in its document. */
  readonly pointer: string;
}

/** The schema under a keyword (and name) of another. */
export function subPlace(place: Place, ...steps: (string | number)[]): Place | undefined {
  let value: unknown = place.schema;
  let pointer = place.pointer;
  for (const step of steps) {
    value = Array.isArray(value)
      ? value[Number(step)]
      : isObject(value)
        ? own(value, String(step))
        : undefined;
    pointer += pointerStep(step);
  }
  return typeof value === "boolean" || isObject(value)
    ? { document: place.document, schema: value, pointer }
    : undefined;
}

/**
 * The places that a conjunction of schemas consists of, once `$ref` and `allOf` are expanded; each
 * contributes its own keywords.
 */
export function flatten(places: readonly Place[]): readonly Place[] {
  const flat: Place[] = [];
  const seen = new Set<string>();
  const add = (place: Place): void => {
    if (seen.has(place.pointer)) return;
    seen.add(place.pointer);
    flat.push(place);
    if (!isObject(place.schema)) return;
    const reference = own(place.schema, "$ref");
    if (typeof reference === "string") add(referencedPlace(place, reference));
    const all = own(place.schema, "allOf");
    if (!Array.isArray(all)) return;
    for (const index of all.keys()) {
      const part = subPlace(place, "allOf", index);
      if (part) add(part);
    }
  };
  for (const place of places) add(place);
  return flat;
}

function referencedPlace(place: Place, reference: string): Place {
  const next = resolveReference(place.document, reference, place.pointer);
  if (next) return { document: place.document, schema: next.value as Schema, pointer: next.pointer };
  const target = followReference(place.document, { value: { $ref: reference }, pointer: place.pointer });
  return { document: place.document, schema: target.value as Schema, pointer: target.pointer };
}
