import type { TextShape } from "../binding.ts";
import { refuse } from "../serialization-error.ts";
import { kindOf, readItems, readProperties, writeItems, writeProperties } from "./parts.ts";
import type { Slot } from "./slot.ts";

/** How texts are joined, and one text is split. */
export interface Delimiter {
  readonly text: string;
  /** Writes one of the texts. A text that still contains the delimiter afterwards is refused. */
  encode(text: string): string;
  /** Reads what `encode` has written. */
  decode(text: string): string;
}

/**
 * A list, or the alternating names and values of an object, as one text.
 *
 * @throws {SerializationError} when one of them contains the delimiter, so that it would be read as two.
 */
export function writeDelimited(slot: Slot, value: unknown, shape: TextShape, delimiter: Delimiter): string {
  if (kindOf(shape) === "list") return joinTexts(slot, writeItems(slot, value, shape), delimiter);
  const texts = writeProperties(slot, value, shape).flatMap(({ name, texts: [text = ""], list }) => {
    return list ? refuse(slot.member, "an object without lists") : [name, text];
  });
  return joinTexts(slot, texts, delimiter);
}

/** Joins texts, none of which may contain the delimiter once it is escaped. */
export function joinTexts(slot: Slot, texts: readonly string[], { text, encode }: Delimiter): string {
  const escaped = texts.map(encode);
  if (escaped.some((one) => one.includes(text)))
    refuse(slot.member, `free of ${JSON.stringify(decodeURIComponent(text))}, which separates values here`);
  return escaped.join(text);
}

/**
 * The list or object in a text.
 *
 * @throws {SerializationError} when an item is not of its type, or a name has no value.
 */
export function readDelimited(slot: Slot, text: string, shape: TextShape, delimiter: Delimiter): unknown {
  const texts = text.split(delimiter.text).map((one) => delimiter.decode(one));
  if (kindOf(shape) === "list") return readItems(slot, texts, shape);
  if (text === "") return {};
  if (texts.length % 2) refuse(slot.member, "alternating names and values");
  const pairs = texts.flatMap((name, index): [string, string][] =>
    index % 2 ? [] : [[name, texts[index + 1] ?? ""]],
  );
  return readProperties(slot, pairs, shape);
}

/** Joins `name=value` pairs of the properties. */
export function writeExploded(slot: Slot, value: unknown, shape: TextShape, delimiter: Delimiter): string {
  const { encode } = delimiter;
  const pairs = writeProperties(slot, value, shape).flatMap(({ name, texts, list }) => {
    const key = encode(name);
    if (key.includes("=")) refuse(slot.member, 'an object without "=" in a name');
    if (list) refuse(slot.member, "an object without lists");
    return texts.map((text) => `${key}=${encode(text)}`);
  });
  return joinTexts(slot, pairs, { ...delimiter, encode: (pair) => pair });
}

/**
 * The object in pairs of `name=value`.
 *
 * @throws {SerializationError} when there is no `=`, or a value is not of its type.
 */
export function readExploded(slot: Slot, text: string, shape: TextShape, delimiter: Delimiter): unknown {
  const { decode } = delimiter;
  if (text === "") return {};
  const pairs = text.split(delimiter.text).map((pair): [string, string] => {
    const equals = pair.indexOf("=");
    if (equals < 0) refuse(slot.member, "pairs of name=value");
    return [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
  });
  return readProperties(slot, pairs, shape);
}
