import type { TextShape, TextType } from "@callsheet/protocol";
import { isObject, own } from "../json/json.ts";
import type { Place } from "../schema/place.ts";
import { type JsonType, Shape } from "../schema/shape.ts";
import { support } from "./support.ts";

/** A value that no text can stand for, and why. */
export interface Unwritable {
  readonly unwritable: string;
  readonly pointer: string;
}

/** Types that a text may stand for, those first that the fewest texts fit. */
const ORDER: readonly TextType[] = ["boolean", "integer", "number", "string", "null"];

/**
 * What the text of a parameter or of a form's field stands for: the types that its schema allows, taken apart into values, lists and
 * objects. Objects in lists and in objects have no text in OpenAPI, so they are refused.
 */
export function textShape(place: Place, depth = 0): TextShape | Unwritable {
  const shapes = alternatives(place);
  const types = new Set(shapes.flatMap((shape) => [...typesOf(shape)]));
  const refuse = (what: string): Unwritable => ({ unwritable: what, pointer: place.pointer });
  const list = shapes.find((shape) => shape.types.has("array") && typesOf(shape).has("array"));
  const object = shapes.find((shape) => shape.types.has("object") && typesOf(shape).has("object"));
  if (types.size === 0) return {};
  if (list && isNamed(list, "array"))
    return depth > 0 ? nestedList(list, depth, refuse) : listShape(list, depth);
  if (object && isNamed(object, "object")) {
    if (depth > 0) return refuse(support.nested.objectInside.refused);
    return objectShape(object);
  }
  return scalarShape(types);
}

/** True when the schema speaks of the type: one that says nothing of types is a text. */
function isNamed(shape: Shape, type: JsonType): boolean {
  return shape.types.size < 7 || shape.preferredType() === type;
}

function nestedList(
  list: Shape,
  depth: number,
  refuse: (what: string) => Unwritable,
): TextShape | Unwritable {
  return depth > 1 ? refuse(support.nested.listInList.refused) : listShape(list, depth);
}

function listShape(list: Shape, depth: number): TextShape | Unwritable {
  const items = list.rule("items");
  if (!items || !isObject(items.value)) return { list: true };
  const item = textShape(
    { document: items.place.document, schema: items.value, pointer: `${items.place.pointer}/items` },
    depth + 1,
  );
  if ("unwritable" in item) return item;
  if (item.list || item.properties || item.additional)
    return { unwritable: support.nested.listInList.refused, pointer: items.place.pointer };
  return { ...item, list: true };
}

function objectShape(object: Shape): TextShape | Unwritable {
  const properties: Record<string, TextShape> = {};
  for (const [name, places] of object.properties()) {
    const [place] = places;
    const shape = place && textShape(place, 1);
    if (!shape) continue;
    if ("unwritable" in shape) return shape;
    Object.defineProperty(properties, name, { value: shape, enumerable: true });
  }
  const others = object.rule("additionalProperties");
  const additional = additionalShape(others?.place, others?.value, Object.keys(properties).length === 0);
  if (additional && "unwritable" in additional) return additional;
  return { properties, ...(additional && { additional }) };
}

function additionalShape(
  place: Place | undefined,
  value: unknown,
  isOpen: boolean,
): TextShape | Unwritable | undefined {
  if (isObject(value) && place)
    return textShape({ ...place, schema: value, pointer: `${place.pointer}/additionalProperties` }, 1);
  return value === true || (isOpen && value !== false) ? {} : undefined;
}

function scalarShape(types: ReadonlySet<JsonType>): TextShape {
  if (types.size === 7) return {};
  const found = ORDER.filter((type) => types.has(type) && !(type === "integer" && types.has("number")));
  const [first, ...others] = found;
  if (!first || (first === "string" && others.length === 0)) return {};
  return { type: others.length === 0 ? first : found };
}

/** The types that a shape allows; those of its values where only they are listed. */
function typesOf(shape: Shape): ReadonlySet<JsonType> {
  const values = shape.values();
  if (!values || shape.types.size < 7) return shape.types;
  return new Set(values.map(typeOf));
}

function typeOf(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as JsonType;
}

/** A schema's shape, or one for each branch of its first `oneOf` or `anyOf`, together with what stands next to it. */
function alternatives(place: Place, depth = 0): Shape[] {
  const shape = new Shape([place]);
  const [union] = shape.alternatives();
  if (!union || depth > 8) return [shape];
  return union.branches.flatMap((branch) => {
    const both = new Shape([place, branch]);
    const inner = isObject(branch.schema) && (own(branch.schema, "oneOf") ?? own(branch.schema, "anyOf"));
    return inner ? alternatives(branch, depth + 1) : [both];
  });
}
