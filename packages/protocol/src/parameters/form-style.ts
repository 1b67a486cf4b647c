import { escapeUri } from "../path.ts";
import { refuse } from "../serialization-error.ts";
import { type Delimiter, readDelimited, writeDelimited } from "./delimited.ts";
import type { NameTable } from "./name-table.ts";
import type { Pair } from "./pairs.ts";
import { itemOf, kindOf, readProperties, shapeOf, writeItems, writeProperties } from "./parts.ts";
import { readScalar, writeScalar } from "./scalar.ts";
import { type NamedShape, type Slot, unescapeText } from "./slot.ts";

/** The separator of a list that is not exploded, as written; it is read unescaped, too. */
const delimiters: Readonly<Record<string, string>> = {
  form: ",",
  spaceDelimited: "%20",
  pipeDelimited: "%7C",
};

/** Whether each value of a list, or each property of an object, is a separate pair. */
function isExploded({ style = "form", explode = style === "form" }: NamedShape): boolean {
  return explode;
}

/** Reserved characters without a meaning in a query value. */
const harmless = /%(?:2[147-9ACF]|3[ABDF]|40)/g;
const escapeReserved = (text: string) => escapeUri(text).replace(harmless, decodeURIComponent);

/**
 * The pairs of a query, a form or cookies that carry a value, each escaped, in one of the styles `form`,
 * `spaceDelimited`, `pipeDelimited` and `deepObject`. An empty list or object has none: no text represents
 * it.
 *
 * @throws {SerializationError} when the value is not of its type, or would be read as another.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-examples
 */
export function writeForm(slot: Slot, value: unknown, shape: NamedShape, names: NameTable): string[] {
  const encode = shape.reserved ? escapeReserved : escapeUri;
  const key = escapeUri(shape.name);
  const kind = kindOf(shape);
  if (kind === "value") return [`${key}=${encode(writeScalar(slot, value, shape))}`];
  if (shape.style === "deepObject") return writeDeep(slot, value, shape, encode);
  if (!isExploded(shape)) return writeJoined(slot, value, shape);
  if (kind === "list") return writeItems(slot, value, shape).map((text) => `${key}=${encode(text)}`);
  return writeProperties(slot, value, shape).flatMap(({ name, texts }) => {
    const owner = names.ownerOf(name, shape);
    // A name with its own parameter goes there, as in Smithy.
    if (owner !== shape && slot.profile === "aws") return [];
    if (owner !== shape) refuse(slot.member, `an object without "${name}", which has another meaning here`);
    return texts.map((text) => `${escapeUri(name)}=${encode(text)}`);
  });
}

function writeJoined(slot: Slot, value: unknown, shape: NamedShape): string[] {
  const text = writeDelimited(slot, value, shape, delimiterOf(slot, shape));
  const isEmpty = text === "" && !(Array.isArray(value) && value.length > 0);
  return isEmpty ? [] : [`${escapeUri(shape.name)}=${text}`];
}

function delimiterOf(slot: Slot, { style = "form" }: NamedShape): Delimiter {
  const decode = (text: string) => unescapeText(slot, text);
  return { text: delimiters[style] ?? ",", encode: escapeUri, decode };
}

function writeDeep(
  slot: Slot,
  value: unknown,
  shape: NamedShape,
  encode: (text: string) => string,
): string[] {
  return writeProperties(slot, value, shape).flatMap(({ name, texts }) => {
    if (/[[\]]/.test(name)) refuse(slot.member, "an object without brackets in a name");
    const key = escapeUri(`${shape.name}[${name}]`);
    return texts.map((text) => `${key}=${encode(text)}`);
  });
}

/**
 * The value carried by pairs of a query, a form or cookies; undefined when there is none.
 *
 * @throws {SerializationError} when a text is not of its type, or there are two for one value.
 */
export function readForm(slot: Slot, pairs: readonly Pair[], shape: NamedShape, names: NameTable): unknown {
  const kind = kindOf(shape);
  if (kind === "object" && (shape.style === "deepObject" || isExploded(shape)))
    return readOwned(slot, pairs, shape, names);
  const raws = pairs.filter(([name]) => name === shape.name).map(([, raw]) => raw);
  const [raw] = raws;
  if (raw === undefined) return undefined;
  if (kind === "list" && isExploded(shape)) return readList(slot, raws, shape);
  // AWS takes the first; two readers of a request must not take different ones.
  if (raws.length > 1 && slot.profile === "http") refuse(slot.member, "given once");
  if (kind === "value") return readScalar(slot, unescapeText(slot, raw), shape);
  return readJoined(slot, raw, shape);
}

function readList(slot: Slot, raws: readonly string[], shape: NamedShape): unknown {
  return raws.map((raw) => readScalar(slot, unescapeText(slot, raw), itemOf(shape)));
}

/**
 * Delimiters separate as they are written here, and in the forms that others write: a bare `|`, a plus sign,
 * a space. An escaped comma belongs to a text; among numbers and booleans it can only separate.
 */
function readJoined(slot: Slot, raw: string, shape: NamedShape): unknown {
  const { style = "form", list, type = "string" } = shape;
  const delimiter = delimiterOf(slot, shape);
  const foreign =
    style === "spaceDelimited"
      ? / /g
      : style === "pipeDelimited"
        ? /\||%7c/g
        : list && !/string/.test(String(type))
          ? /%2C/gi
          : undefined;
  return readDelimited(slot, foreign ? raw.replace(foreign, delimiter.text) : raw, shape, delimiter);
}

/** The properties that are separate pairs. */
function readOwned(slot: Slot, pairs: readonly Pair[], shape: NamedShape, names: NameTable): unknown {
  const own: [string, string][] = [];
  const known = new Set<string>();
  for (const [key, raw] of pairs) {
    if (names.ownerOf(key, shape) !== shape) continue;
    const name = shape.style === "deepObject" ? key.slice(shape.name.length + 1, -1) : key;
    // As with other parameters, AWS takes the first.
    if (slot.profile === "aws" && known.has(name) && !shapeOf(shape, name)?.list) continue;
    known.add(name);
    own.push([name, unescapeText(slot, raw)]);
  }
  return own.length ? readProperties(slot, own, shape) : undefined;
}
