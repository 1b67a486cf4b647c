import type { Content, Field } from "../message-descriptor.ts";
import { type ParseJson, readContentText, writeContentText } from "../parameters/content-text.ts";
import { readForm, writeForm } from "../parameters/form-style.ts";
import { createNameTable, type NameTable } from "../parameters/name-table.ts";
import { type Pair, parsePairs } from "../parameters/pairs.ts";
import { isRecord, type NamedShape, type Slot, unescapeText } from "../parameters/slot.ts";
import { escapeUri } from "../path.ts";
import { refuse } from "../serialization-error.ts";
import type { Service } from "../service.ts";

interface FormTable {
  readonly shapes: ReadonlyMap<string, NamedShape>;
  readonly names: NameTable;
}

function createFormTable({ fields = {} }: Content): FormTable {
  const shapes = new Map<string, NamedShape>();
  for (const name of Object.keys(fields)) shapes.set(name, { ...(fields[name] as Field), name });
  return { shapes, names: createNameTable([...shapes.values()]) };
}

/**
 * A body of `application/x-www-form-urlencoded`. Each property is written like a query parameter of its
 * style, or as JSON where its field has that media type.
 *
 * @throws {SerializationError} when a property is not of its type.
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-the-x-www-form-urlencoded-media-type
 */
export function writeFormBody(content: Content, value: unknown, profile: Service["profile"]): string {
  if (!isRecord(value)) refuse("body", "an object");
  const { shapes, names } = createFormTable(content);
  const pairs = Object.keys(value).flatMap((name) => {
    const item = value[name];
    if (item === undefined) return [];
    return writeField({ member: name, profile }, item, shapes.get(name) ?? { name }, names);
  });
  return pairs.join("&");
}

function writeField(slot: Slot, value: unknown, shape: NamedShape, names: NameTable): string[] {
  const { mediaType, list, name } = shape;
  if (mediaType === undefined) return writeForm(slot, value, shape, names);
  if (list && !Array.isArray(value)) refuse(slot.member, "a list");
  const items: readonly unknown[] = list ? (value as unknown[]) : [value];
  return items.map((item) => `${escapeUri(name)}=${escapeUri(writeContentText(slot, item, mediaType))}`);
}

/**
 * The object in a form. A property without a field is text, or a list of texts if it appears more than once.
 *
 * @throws {SerializationError} when a text is not of its type.
 */
export function readFormBody(
  content: Content,
  text: string,
  { profile, parse }: { readonly profile: Service["profile"]; readonly parse?: ParseJson | undefined },
): Record<string, unknown> {
  const table = createFormTable(content);
  const { shapes, names } = table;
  const pairs = parsePairs(text);
  const members: Record<string, unknown> = {};
  for (const [name, shape] of shapes) {
    const value = readField({ member: name, profile }, pairs, shape, { names, parse });
    if (value !== undefined) members[name] = value;
  }
  for (const [name, texts] of readOthers(pairs, table, profile))
    members[name] = texts.length > 1 ? texts : texts[0];
  return members;
}

/** The texts of the properties without a field, by name. */
function readOthers(pairs: readonly Pair[], { shapes, names }: FormTable, profile: Service["profile"]) {
  const others = new Map<string, string[]>();
  const all = [...shapes.values()];
  for (const [name, raw] of pairs) {
    if (name === "__proto__" || shapes.has(name) || all.some((shape) => names.ownerOf(name, shape))) continue;
    const text = unescapeText({ member: name, profile }, raw);
    const known = others.get(name);
    if (known) known.push(text);
    else others.set(name, [text]);
  }
  return others;
}

function readField(
  slot: Slot,
  pairs: readonly Pair[],
  shape: NamedShape,
  { names, parse }: { readonly names: NameTable; readonly parse: ParseJson | undefined },
): unknown {
  const { mediaType, list, name } = shape;
  if (mediaType === undefined) return readForm(slot, pairs, shape, names);
  const values = pairs
    .filter(([key]) => key === name)
    .map(([, raw]) => readContentText(slot, unescapeText(slot, raw), mediaType, parse));
  if (!values.length) return undefined;
  if (!list && values.length > 1) refuse(slot.member, "given once");
  return list ? values : values[0];
}
