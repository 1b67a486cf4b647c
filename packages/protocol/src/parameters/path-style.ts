import { escapeUri } from "../path.ts";
import { refuse } from "../serialization-error.ts";
import { type Delimiter, readDelimited, readExploded, writeDelimited, writeExploded } from "./delimited.ts";
import { kindOf, readItems, writeItems } from "./parts.ts";
import { readScalar, writeScalar } from "./scalar.ts";
import { type NamedShape, type Slot, unescapeText } from "./slot.ts";

// The prefix of a value, and the separator of exploded ones.
const prefixes: Readonly<Record<string, string>> = { label: ".", matrix: ";" };

/**
 * The text of a path label, escaped, in one of the styles `simple`, `label` and `matrix`.
 *
 * @throws {SerializationError} when the value is not of its type, or this style could not distinguish it from
 * another.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-examples
 */
export function writePathLabel(slot: Slot, value: unknown, shape: NamedShape): string {
  const { style = "simple", explode = false, name } = shape;
  const prefix = prefixes[style] ?? "";
  const kind = kindOf(shape);
  const named = style === "matrix" && !(explode && kind === "object");
  const key = named ? escapeUri(name) : "";
  const assign = (text: string) => (named ? `${key}${text && `=${text}`}` : text);
  if (kind === "value") return prefix + assign(escapeUri(writeScalar(slot, value, shape)));
  const delimiter = delimiterOf(slot, explode && prefix ? prefix : ",");
  if (kind === "list" && explode && named)
    return (
      writeItems(slot, value, shape)
        .map((text) => prefix + assign(escapeUri(text)))
        .join("") || empty(slot)
    );
  const write = explode && kind === "object" ? writeExploded : writeDelimited;
  const text = write(slot, value, shape, delimiter);
  if (text === "" && (kind === "object" || !(value as unknown[]).length)) empty(slot);
  return prefix + assign(text);
}

const empty = (slot: Slot): never => refuse(slot.member, "a list or an object that is not empty");

function delimiterOf(slot: Slot, text: string): Delimiter {
  return { text, encode: escapeUri, decode: (one) => unescapeText(slot, one) };
}

/**
 * The value in a path label, which is still escaped.
 *
 * @throws {SerializationError} when it does not match the style or the type.
 */
export function readPathLabel(slot: Slot, label: string, shape: NamedShape): unknown {
  const { style = "simple", explode = false, name } = shape;
  const prefix = prefixes[style] ?? "";
  if (!label.startsWith(prefix)) refuse(slot.member, `text that starts with "${prefix}"`);
  const text = label.slice(prefix.length);
  const kind = kindOf(shape);
  const named = style === "matrix" && !(explode && kind === "object");
  const bare = (one: string) => (named ? withoutName(slot, one, name) : one);
  if (kind === "value") return readScalar(slot, unescapeText(slot, bare(text)), shape);
  if (kind === "list" && explode && named)
    return readItems(
      slot,
      text.split(prefix).map((one) => unescapeText(slot, bare(one))),
      shape,
    );
  const read = explode && kind === "object" ? readExploded : readDelimited;
  return read(slot, bare(text), shape, delimiterOf(slot, explode && prefix ? prefix : ","));
}

function withoutName(slot: Slot, text: string, name: string): string {
  const equals = text.indexOf("=");
  const key = equals < 0 ? text : text.slice(0, equals);
  if (unescapeText(slot, key) !== name) refuse(slot.member, `text that starts with ";${name}"`);
  return equals < 0 ? "" : text.slice(equals + 1);
}
