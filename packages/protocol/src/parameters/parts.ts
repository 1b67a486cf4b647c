import type { TextShape } from "../binding.ts";
import { refuse } from "../serialization-error.ts";
import { readScalar, writeScalar } from "./scalar.ts";
import { isRecord, type Slot } from "./slot.ts";

/** The kinds of values that styles distinguish. */
export type ShapeKind = "value" | "list" | "object";

/** The kind of a shape. */
export function kindOf({ list, properties, additional }: TextShape): ShapeKind {
  if (list) return "list";
  return properties || additional ? "object" : "value";
}

/** A property of an object as texts: one for a value, any number for a list. */
export interface Property {
  readonly name: string;
  readonly texts: readonly string[];
  readonly list: boolean;
}

/** AWS counts `null` as absent everywhere; elsewhere it is a value, which its type may or may not allow. */
function isAbsent(value: unknown, { profile }: Slot): boolean {
  return value === undefined || (value === null && profile === "aws");
}

/**
 * The texts of a list's items.
 *
 * @throws {SerializationError} when the value is not a list, or an item not of its type.
 */
export function writeItems(slot: Slot, value: unknown, shape: TextShape): string[] {
  if (!Array.isArray(value)) refuse(slot.member, "a list");
  const texts: string[] = [];
  for (const item of value) if (!isAbsent(item, slot)) texts.push(writeScalar(slot, item, itemOf(shape)));
  return texts;
}

/** The shape of a property, if the object may have one of that name. */
export function shapeOf({ properties = {}, additional }: TextShape, name: string): TextShape | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : additional;
}

/**
 * The properties of an object as texts.
 *
 * @throws {SerializationError} when the value is not an object, or a property is an object or not of its
 * type.
 */
export function writeProperties(slot: Slot, value: unknown, shape: TextShape): Property[] {
  if (!isRecord(value)) refuse(slot.member, "an object");
  return Object.keys(value).flatMap((name) => {
    const item = value[name];
    if (isAbsent(item, slot)) return [];
    if (name === "__proto__") refuse(slot.member, "an object without a property `__proto__`");
    const own = shapeOf(shape, name) ?? {};
    if (kindOf(own) === "object" || isRecord(item)) refuse(slot.member, "an object of values and lists");
    const list = own.list === true;
    const texts = list ? writeItems(slot, item, own) : [writeScalar(slot, item, own)];
    return texts.length ? [{ name, texts, list }] : [];
  });
}

/**
 * An object from names and texts in order of appearance. A repeated name adds an item to a list.
 *
 * @throws {SerializationError} when a text is not of its type, or a name with a single value is repeated.
 */
export function readProperties(
  slot: Slot,
  pairs: readonly (readonly [name: string, text: string])[],
  shape: TextShape,
): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, text] of pairs) {
    if (name === "__proto__") continue;
    const own = shapeOf(shape, name) ?? {};
    const value = readScalar(slot, text, own.list ? itemOf(own) : own);
    const known = Object.hasOwn(object, name) ? object[name] : undefined;
    if (!own.list && known !== undefined) refuse(slot.member, `an object with one value of "${name}"`);
    if (!own.list) object[name] = value;
    else if (known === undefined) object[name] = [value];
    else (known as unknown[]).push(value);
  }
  return object;
}

/** Items of a list that travels as one text. The empty text is an empty list, unless items can be empty. */
export function readItems(slot: Slot, texts: readonly string[], shape: TextShape): unknown[] {
  const { type = "string" } = shape;
  const isEmpty = texts.length === 1 && texts[0] === "" && !/string|null/.test(String(type));
  return isEmpty ? [] : texts.map((text) => readScalar(slot, text, itemOf(shape)));
}

/** The shape of the items of a list. */
export const itemOf = ({ type }: TextShape): TextShape => (type === undefined ? {} : { type });
