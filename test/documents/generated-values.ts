import {
  baseValue,
  createRandom,
  type Place,
  positiveValues,
  UnsatisfiableError,
} from "@callsheet/conformance/generate";
import { type DefinedSchema, type Definition, isObject, readMarker } from "@callsheet/document";

/** Makes values of the definitions of one document, as JSON with placeholders for bytes and streams. */
export interface GeneratedValues {
  /** A small value of a schema, and others, in a fixed order. */
  make(schema: DefinedSchema, direction: "request" | "response", count: number): readonly unknown[];
}

/** Placeholders for what is not JSON: an object with one of these names only. */
const bytesKey = "$bytes";
const itemsKey = "$items";

/** Creates the generator of a document's values. */
export function createGeneratedValues(definitions: readonly Definition[]): GeneratedValues {
  const $defs = Object.fromEntries(definitions.map(({ name, schema }) => [name, standIn(schema)]));
  return {
    make(schema, direction, count) {
      const root = { $defs, root: standIn(schema) };
      const place = { document: { root, base: "" }, schema: root.root, pointer: "/root" } as unknown as Place;
      const generating = { random: createRandom(1, JSON.stringify(schema)), direction, inside: [] };
      const base = attempt(() => baseValue([place], generating));
      if (base === undefined) return [];
      const others = attempt(() => firstOf(positiveValues([place], base, generating), most)) ?? [];
      return [base, ...spread(others, count - 1)].map(plainCopy);
    },
  };
}

/** How many variants of a value are tried. */
const most = 300;

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof UnsatisfiableError)) throw error;
    return undefined;
  }
}

function firstOf(variants: Iterable<{ readonly value: unknown }>, most: number): unknown[] {
  const values: unknown[] = [];
  for (const { value } of variants) if (values.push(value) >= most) break;
  return values;
}

/** This many of the values, spread over the list. */
function spread(values: readonly unknown[], count: number): unknown[] {
  if (values.length <= count) return [...values];
  return Array.from({ length: count }, (_, index) => values[Math.floor((index * values.length) / count)]);
}

/** Generated objects may have no prototype; comparisons are of content. */
function plainCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** A schema in which placeholder objects replace what is not JSON. */
function standIn(schema: DefinedSchema): DefinedSchema {
  const marked = readMarker(schema);
  if (marked?.kind === "bytes") return closed(bytesKey, { type: "string", maxLength: 12 });
  if (marked?.kind === "nothing") return { type: "object", maxProperties: 0 };
  if (marked) return closed(itemsKey, { type: "array", maxItems: 3, items: standIn(marked.items) });
  return mapChildren(schema) as DefinedSchema;
}

function mapChildren(node: unknown): unknown {
  if (Array.isArray(node))
    return node.map((child) => (isObject(child) ? standIn(child) : mapChildren(child)));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, child]) => [
      name,
      isObject(child) ? standIn(child as DefinedSchema) : mapChildren(child),
    ]),
  );
}

function closed(name: string, schema: DefinedSchema): DefinedSchema {
  return { type: "object", required: [name], properties: { [name]: schema }, additionalProperties: false };
}

/** The value of a generated one: with bytes and streams. */
export function realValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(realValue);
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, bytesKey)) return toBytes(String(value[bytesKey]));
  if (Object.hasOwn(value, itemsKey)) return streamOf(value[itemsKey] as unknown[]);
  return mapMembers(value, realValue);
}

/** Some of the bytes are not UTF-8. */
function toBytes(text: string): Uint8Array {
  return Uint8Array.from([...new TextEncoder().encode(text), 0xff, 0x00, 0x80]);
}

async function* streamOf(items: readonly unknown[]): AsyncGenerator<unknown> {
  for (const item of items) yield realValue(item);
}

/** The generated value of a received one; reads streams and blobs to their ends. */
export async function plainValue(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return fromBytes(value);
  if (value instanceof Blob) return fromBytes(new Uint8Array(await value.arrayBuffer()));
  if (Array.isArray(value)) return Promise.all(value.map(plainValue));
  if (typeof value !== "object" || value === null) return value;
  if (Symbol.asyncIterator in value) {
    const items: unknown[] = [];
    for await (const item of value as AsyncIterable<unknown>) items.push(await plainValue(item));
    return { [itemsKey]: items };
  }
  const members = await Promise.all(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(async ([name, member]) => [name, await plainValue(member)] as const),
  );
  return Object.fromEntries(members);
}

function fromBytes(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes.slice(0, -3));
  const isWhole = bytes.length >= 3 && [0xff, 0x00, 0x80].every((byte, at) => bytes.at(at - 3) === byte);
  return { [bytesKey]: isWhole ? text : `damaged: ${[...bytes].join()}` };
}

function mapMembers(value: Readonly<Record<string, unknown>>, map: (member: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, map(member)]));
}
