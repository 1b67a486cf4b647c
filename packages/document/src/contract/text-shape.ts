import type { TextShape, TextType } from "@callsheet/protocol";
import { isObject, own } from "../json/json.ts";
import { type JsonType, jsonType } from "../json/json-type.ts";
import type { Place } from "../schema/place.ts";
import { Shape } from "../schema/shape.ts";
import { oneOrList } from "./one-or-list.ts";
import { support } from "./support.ts";

/** A value without a text, and why. */
export interface Unwritable {
  readonly unwritable: string;
  readonly pointer: string;
}

/** Types that a text may have, those first that the fewest texts match. */
const ORDER: readonly TextType[] = ["boolean", "integer", "number", "string", "null"];

/**
 * What the text of a parameter or of a form's field means: the types that its schema allows, split into
 * values, lists and objects. Objects in lists and in objects have no text in OpenAPI, so they are refused.
 */
export function textShape(place: Place, depth = 0): TextShape | Unwritable {
  const shapes = alternatives(place);
  const types = new Set(shapes.flatMap((shape) => [...typesOf(shape)]));
  const refuse = (what: string): Unwritable => ({ unwritable: what, pointer: place.pointer });
  const lists = shapes.filter((shape) => isMeant(shape, "array"));
  const objects = shapes.filter((shape) => isMeant(shape, "object"));
  if (types.size === 0) return {};
  const [list] = lists;
  const mixes = shapes.some((shape) => shape.types.size < 7 && [...typesOf(shape)].some(isScalar));
  if (objects.length > 0 && (mixes || list)) return refuse(support.nested.objectOrOther.refused);
  if (list && mixes)
    return depth > 0 ? refuse(support.nested.listInList.refused) : listOrValueShape(place, refuse);
  if (list) return depth > 0 ? nestedList(list, depth, refuse) : listShape(list, depth);
  if (objects.length > 0)
    return depth > 0 ? refuse(support.nested.objectInside.refused) : mergeObjects(objects, refuse);
  return scalarShape(types);
}

type Refuse = (what: string) => Unwritable;

function isScalar(type: JsonType): boolean {
  return type !== "array" && type !== "object" && type !== "null";
}

/** A list of the items of the lists and of the single values. */
function listOrValueShape(place: Place, refuse: Refuse): TextShape | Unwritable {
  const alternatives = oneOrList(place);
  if (!alternatives) return refuse(support.nested.listOrValue.refused);
  const items = [
    ...alternatives.lists.map((list) => listShape(new Shape([list]), 0)),
    ...alternatives.values.map((value) => textShape(value, 1)),
  ];
  const types = new Set<TextType>();
  for (const item of items) {
    if ("unwritable" in item) return item;
    for (const type of [item.type ?? "string"].flat()) types.add(type);
  }
  return { ...scalarShape(types), list: true };
}

/** An object with the properties of all alternatives: its values tell which of them it is. */
function mergeObjects(objects: readonly Shape[], refuse: Refuse): TextShape | Unwritable {
  let merged: TextShape | undefined;
  for (const object of objects) {
    const shape = objectShape(object);
    if ("unwritable" in shape) return shape;
    if (!merged) merged = shape;
    else {
      const both = { ...merged.properties, ...shape.properties };
      const clash = Object.keys(shape.properties ?? {}).some(
        (name) =>
          Object.hasOwn(merged?.properties ?? {}, name) &&
          JSON.stringify(merged?.properties?.[name]) !== JSON.stringify(shape.properties?.[name]),
      );
      if (clash) return refuse(support.nested.objectClash.refused);
      const additional = merged.additional ?? shape.additional;
      merged = { properties: both, ...(additional && { additional }) };
    }
  }
  return merged ?? {};
}

/** True when the schema is about values of the type. */
function isMeant(shape: Shape, type: JsonType): boolean {
  return shape.types.has(type) && typesOf(shape).has(type) && isNamed(shape, type);
}

/** True when the schema mentions the type: one without types is a text. */
function isNamed(shape: Shape, type: JsonType): boolean {
  return shape.types.size < 7 || shape.preferredType() === type;
}

function nestedList(list: Shape, depth: number, refuse: Refuse): TextShape | Unwritable {
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

function scalarShape(types: ReadonlySet<JsonType | TextType>): TextShape {
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
  return new Set(values.map(jsonType));
}

/** A schema's shape, or one for each branch of its first `oneOf` or `anyOf`, combined with its siblings. */
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
