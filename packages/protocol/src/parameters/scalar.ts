import type { TextShape, TextType } from "../binding.ts";
import { checkText } from "../members.ts";
import { refuse } from "../serialization-error.ts";
import type { Slot } from "./slot.ts";

/**
 * Numbers are written as in JSON, and an integer is a number without a fraction, as in JSON Schema: `5`,
 * `5.0` and `1e3` are integers; `+5`, `05`, ` 5`, `0x5` and the empty text are not numbers. AWS adds `NaN`
 * and the infinities.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-4.2.3
 */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const nonFinite = /^(?:NaN|-?Infinity)$/;

const readers: Readonly<Record<TextType, (text: string, slot: Slot) => unknown>> = {
  string: (text) => text,
  boolean: (text) => (text === "true" ? true : text === "false" ? false : undefined),
  null: (text) => (text === "" ? null : undefined),
  number: readNumber,
  integer(text, slot) {
    const value = readNumber(text, slot);
    return Number.isInteger(value) ? value : undefined;
  },
};

function readNumber(text: string, { profile }: Slot): number | undefined {
  if (profile === "aws" && nonFinite.test(text)) return Number(text);
  const value = number.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** The types that a text may have, in the order in which they are tried. */
function typesOf({ type = "string" }: TextShape): readonly TextType[] {
  return typeof type === "string" ? [type] : type;
}

/**
 * The value of a text: of the first type that it matches.
 *
 * @throws {SerializationError} when it matches none.
 */
export function readScalar(slot: Slot, text: string, shape: TextShape): unknown {
  const types = typesOf(shape);
  for (const type of types) {
    const value = readers[type](text, slot);
    if (value !== undefined) return value;
  }
  return refuse(slot.member, `of type ${types.join(" or ")}`);
}

/**
 * The text of a value, from which `readScalar` recreates the value.
 *
 * @throws {SerializationError} when the value has none of the types, or its text would be read as another
 * value.
 */
export function writeScalar(slot: Slot, value: unknown, shape: TextShape): string {
  const types = typesOf(shape);
  if (types.length === 1 && types[0] === "string") return checkText(slot.member, value);
  if (!types.some((type) => isOfType(value, type, slot)))
    refuse(slot.member, `of type ${types.join(" or ")}`);
  const text =
    value === null ? "" : typeof value === "string" ? checkText(slot.member, value) : String(value);
  if (types.length > 1 && typeof value !== "bigint" && !isSame(readScalar(slot, text, shape), value))
    refuse(slot.member, `a value whose text, "${text}", is not read as another value`);
  return text;
}

function isOfType(value: unknown, type: TextType, { profile }: Slot): boolean {
  if (type === "null") return value === null;
  if (type === "integer") return Number.isSafeInteger(value) || typeof value === "bigint";
  return typeof value === type && (type !== "number" || profile === "aws" || Number.isFinite(value));
}

const isSame = (a: unknown, b: unknown) => a === b || (Number.isNaN(a) && Number.isNaN(b));
