import type { SpecError } from "../../spec-error.ts";
import { isFormat } from "./formats.ts";

/** A JSON Schema as a check is made from it: assertions and applicators only, nothing that a check ignores. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** Makes the error for a place in a schema, named by a JSON pointer from the definition on. */
export type Refuse = (pointer: string, problem: string) => SpecError;

/** What reading a definition needs to know. */
export interface ReadOptions {
  readonly refuse: Refuse;
  /** The names that a `$ref` may lead to. */
  readonly names: ReadonlySet<string>;
  /** What to do with a `format` that has no check: `refuse` it as a likely slip, or take it as an annotation. */
  readonly unknownFormats: "refuse" | "ignore";
}

type Reader = (value: unknown, pointer: string, options: ReadOptions) => unknown;

const deepest = 64;

const count = check(
  "a whole number from 0 up",
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
);
const number = check("a number", Number.isFinite);
const text = check("a string", (value) => typeof value === "string");
const names = check("a list of different names", isNameList);

const readers = new Map<string, Reader>([
  ["$ref", readRef],
  ["type", check("a JSON type, or a list of different ones", isType)],
  ["const", (value) => value],
  ["enum", check("a list with at least one value", (value) => Array.isArray(value) && value.length > 0)],
  ["required", names],
  [
    "multipleOf",
    check("a number greater than 0", (value) => Number.isFinite(value) && (value as number) > 0),
  ],
  ["pattern", readPattern],
  ["format", readFormat],
  ["uniqueItems", check("true or false", (value) => typeof value === "boolean")],
  ["properties", readMap(readSchema)],
  ["dependentSchemas", readMap(readSchema)],
  ["dependentRequired", readMap(names)],
  ["patternProperties", readPatternMap],
  ...all("allOf anyOf oneOf prefixItems", readList),
  ...all("minimum maximum exclusiveMinimum exclusiveMaximum", number),
  ...all("minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains", count),
  ...all("items contains not if then else additionalProperties propertyNames", readSchema),
  ...all("unevaluatedItems unevaluatedProperties", readSchema),
]);

function all(keywords: string, reader: Reader): [string, Reader][] {
  return keywords.split(" ").map((keyword) => [keyword, reader]);
}

const annotations = new Set(
  `title description default examples example deprecated readOnly writeOnly $comment discriminator xml externalDocs contentEncoding
  contentMediaType contentSchema`.split(/\s+/),
);

/**
 * Reads a schema of draft 2020-12 that someone else wrote. Prose and other annotations are left out, so no string of theirs
 * gets near code. Throws at what is not a schema: unknown keywords, wrong types, references that lead nowhere.
 */
export function readSchema(schema: unknown, pointer: string, options: ReadOptions): Schema {
  if (typeof schema === "boolean") return schema;
  if (!isObject(schema)) throw options.refuse(pointer, "must be a schema: an object, true or false");
  if (pointer.split("/").length > deepest * 2)
    throw options.refuse(pointer, `is nested deeper than ${deepest} schemas`);
  const read: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (annotations.has(keyword) || keyword.startsWith("x-")) continue;
    const reader = readers.get(keyword);
    const here = `${pointer}/${escapePointer(keyword)}`;
    if (!reader) throw options.refuse(here, unknownKeyword(keyword));
    read[keyword] = reader(value, here, options);
  }
  return withoutAnnotationFormat(read, options);
}

/** Escapes a name as one step of a JSON pointer. */
export function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function withoutAnnotationFormat(
  { format, ...schema }: Record<string, unknown>,
  { unknownFormats }: ReadOptions,
): Schema {
  if (format === undefined || (unknownFormats === "ignore" && !isFormat(format as string))) return schema;
  return { ...schema, format };
}

function unknownKeyword(keyword: string): string {
  if (keyword === "nullable") return 'is not a keyword of OpenAPI 3.1; add "null" to `type`';
  return `\`${keyword}\` is not a keyword that validators can be made from`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function check(form: string, isGood: (value: unknown) => boolean): Reader {
  return (value, pointer, { refuse }) => {
    if (isGood(value)) return value;
    throw refuse(pointer, `must be ${form}`);
  };
}

function isNameList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((name) => typeof name === "string") &&
    new Set(value).size === value.length
  );
}

function isType(value: unknown): boolean {
  const types = Array.isArray(value) ? value : [value];
  const known = ["string", "number", "integer", "boolean", "object", "array", "null"];
  return (
    types.length > 0 && new Set(types).size === types.length && types.every((type) => known.includes(type))
  );
}

function readRef(value: unknown, pointer: string, { refuse, names }: ReadOptions): unknown {
  const name = typeof value === "string" ? refName(value) : undefined;
  if (name === undefined) throw refuse(pointer, "must lead to a named schema: `#/components/schemas/<name>`");
  if (!names.has(name)) throw refuse(pointer, `leads to \`${name}\`, which is not there`);
  return value;
}

/** The name in a `$ref` of the form `#/$defs/<name>`, or nothing for any other. */
export function refName(ref: string): string | undefined {
  const [, step] = /^#\/\$defs\/([^/]+)$/.exec(ref) ?? [];
  if (step === undefined) return undefined;
  try {
    return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return undefined; // a stray percent sign
  }
}

function readPattern(value: unknown, pointer: string, { refuse }: ReadOptions): unknown {
  if (typeof value !== "string") throw refuse(pointer, "must be a string");
  try {
    new RegExp(value, "u");
  } catch (error) {
    throw refuse(
      pointer,
      `is not a regular expression of ECMA-262 with the u flag: ${(error as Error).message}`,
    );
  }
  return value;
}

function readFormat(value: unknown, pointer: string, options: ReadOptions): unknown {
  text(value, pointer, options);
  if (options.unknownFormats === "ignore" || isFormat(value as string)) return value;
  throw options.refuse(pointer, `\`${value}\` is not a known format`);
}

function readList(value: unknown, pointer: string, options: ReadOptions): unknown {
  if (!Array.isArray(value) || value.length === 0)
    throw options.refuse(pointer, "must be a list with at least one schema");
  return value.map((schema, index) => readSchema(schema, `${pointer}/${index}`, options));
}

function readMap(reader: Reader): Reader {
  return (value, pointer, options) => {
    if (!isObject(value)) throw options.refuse(pointer, "must be an object");
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const here = `${pointer}/${escapePointer(name)}`;
        if (name === "__proto__") throw options.refuse(here, "`__proto__` cannot name a member");
        return [name, reader(member, here, options)];
      }),
    );
  };
}

function readPatternMap(value: unknown, pointer: string, options: ReadOptions): unknown {
  const schemas = readMap(readSchema)(value, pointer, options) as Record<string, Schema>;
  for (const pattern of Object.keys(schemas))
    readPattern(pattern, `${pointer}/${escapePointer(pattern)}`, options);
  return schemas;
}
