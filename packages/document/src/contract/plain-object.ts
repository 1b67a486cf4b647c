import { isObject, type JsonObject, own } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { directionView } from "../schema/direction-view.ts";
import type { Place, Schema } from "../schema/place.ts";
import { Shape } from "../schema/shape.ts";
import type { Travel } from "./schema-table.ts";

/** Keywords that only describe. */
const ANNOTATIONS = new Set(
  "title description default example examples deprecated readOnly writeOnly externalDocs xml discriminator $comment".split(
    " ",
  ),
);
/** Keywords of an object whose members can be next to others. */
const PLAIN = new Set(["type", "properties", "required", "$ref", "allOf"]);

/** An object whose members may be next to members that are not its own. */
export interface PlainObject {
  /** The schemas of its members, by name. */
  readonly properties: ReadonlyMap<string, Place>;
  readonly required: readonly string[];
  /** True when it accepts no other members. */
  readonly isClosed: boolean;
}

/**
 * Reads a schema as an object with nothing but members: it is no plain object if a keyword would judge other
 * members, or be judged differently because of them.
 */
export function plainObject(declared: Place, travel: Travel): PlainObject | undefined {
  const shape = new Shape([viewOf(declared, travel)]);
  if (!isSurelyObject(shape)) return undefined;
  const properties = new Map<string, Place>();
  for (const [name, places] of shape.properties()) {
    const [first, ...others] = places;
    if (!first || others.length > 0) return undefined;
    properties.set(name, first);
  }
  let isClosed = false;
  for (const { schema } of shape.places) {
    if (!isObject(schema)) return undefined;
    if (!Object.keys(schema).every((keyword) => isPlain(keyword, schema))) return undefined;
    if (own(schema, "additionalProperties") === false) isClosed = true;
  }
  if (isClosed && shape.places.filter(({ schema }) => isObject(schema) && isMore(schema)).length > 1)
    return undefined;
  return { properties, required: [...shape.required().keys()], isClosed };
}

/** The place as the direction sees it: members of the other one are not required. */
function viewOf(place: Place, travel: Travel): Place {
  if (travel === "both") return place;
  const document = directionView(place.document, travel);
  return document === place.document
    ? place
    : {
        ...place,
        document,
        schema: (valueAt(document.root, place.pointer) as Schema | undefined) ?? place.schema,
      };
}

/** True when the schema accepts only objects, as far as its types tell. */
export function isSurelyObject(shape: Shape): boolean {
  if (shape.types.size === 1) return shape.types.has("object");
  return shape.types.size === 7 && shape.rule("properties") !== undefined;
}

function isPlain(keyword: string, schema: JsonObject): boolean {
  if (keyword === "additionalProperties") {
    const value = own(schema, keyword);
    return typeof value === "boolean" || (isObject(value) && Object.keys(value).length === 0);
  }
  return PLAIN.has(keyword) || ANNOTATIONS.has(keyword) || keyword.startsWith("x-");
}

function isMore(schema: JsonObject): boolean {
  return Object.hasOwn(schema, "properties") || Object.hasOwn(schema, "additionalProperties");
}
