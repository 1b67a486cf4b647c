import type { Bindings, Message } from "@callsheet/protocol";
import { isObject, type JsonObject, setMember } from "../json/json.ts";
import type { MediaType } from "../read/operation.ts";
import type { Place } from "../schema/place.ts";
import { Shape } from "../schema/shape.ts";
import { checkNames } from "./check-names.ts";
import { essenceOf } from "./content-form.ts";
import { marked } from "./marker.ts";
import { NameTable } from "./name-table.ts";
import { isSurelyObject, type PlainObject, plainObject } from "./plain-object.ts";
import { type ReadContent, readContent } from "./read-content.ts";
import type { BoundMember, MemberReading } from "./read-members.ts";
import type { DefinedSchema, SchemaTable, Travel } from "./schema-table.ts";
import { Unsupported } from "./unsupported.ts";

/** Names that every object has: as members of an input, `{}` would seem to have them, too. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

/** Characters that the star in a range of media types can match. */
const TOKEN = "[\\w!#$&^.+-]+";

/** A request or reply, read: how it travels, and the schema of its members in one flat object. */
export interface ReadMessage {
  readonly message: Message;
  readonly schema: DefinedSchema;
  /** True when the flat object accepts only members that it names. */
  readonly isClosed: boolean;
  /** The schema of the body alone, for an error. */
  readonly body: DefinedSchema | undefined;
}

/** The input for reading a message. */
export interface MessageSource {
  readonly pointer: string;
  readonly content: readonly MediaType[];
  /** False when a message may omit the body that it could have. */
  readonly bodyRequired: boolean;
  /** Reads what travels outside the body. */
  members(reading: MemberReading): readonly BoundMember[];
  /** The expected number of members. */
  readonly memberCount: number;
  /** Members that the flat object has in any case, such as `status`. */
  readonly extra?: Readonly<Record<string, DefinedSchema>>;
  /** True when the body must be one member, whatever it is: an error's body. */
  readonly whole?: boolean;
}

/**
 * Reads a message into one flat object. If the body is a plain object, its members are next to those that
 * travel elsewhere; every other body is the member `body`.
 */
export function readMessage(source: MessageSource, travel: Travel, table: SchemaTable): ReadMessage {
  const { extra = {} } = source;
  const contents = readContents(source, travel, table);
  const spread = findSpread({ source, contents, extra: Object.keys(extra), travel });
  const several = contents.length > 1 || contents.some(({ content }) => content.type.includes("*"));
  const taken = [...(spread ? spread.names : contents.length > 0 ? ["body"] : []), ...Object.keys(extra)];
  const names = new NameTable([...taken, ...(several ? ["contentType"] : []), ...INHERITED], "members");
  const bound = source.members({ travel, table, names });
  checkNames(bound);
  const copy = (place: Place) => table.copy(place, travel);
  const parts = { source, contents, spread, several, bound, extra, copy };
  return {
    message: messageOf(parts),
    schema: flatSchema(parts),
    isClosed: spread?.plain?.isClosed === true,
    body: bodySchema(contents),
  };
}

interface Parts {
  readonly source: MessageSource;
  readonly contents: readonly ReadContent[];
  readonly spread: Spread | undefined;
  /** True when the message has a member `contentType`. */
  readonly several: boolean;
  readonly bound: readonly BoundMember[];
  readonly extra: Readonly<Record<string, DefinedSchema>>;
  copy(place: Place): DefinedSchema;
}

/**
 * Media types that cannot be coded, or that another one hides, are left out where others can be, and
 * reported.
 */
function readContents(source: MessageSource, travel: Travel, table: SchemaTable): ReadContent[] {
  const read: ReadContent[] = [];
  const refusals: Unsupported[] = [];
  for (const media of source.content) {
    try {
      const one = readContent(media, travel, table);
      const essence = essenceOf(one.content.type);
      if (read.some(({ content }) => essenceOf(content.type) === essence))
        throw new Unsupported(
          media.pointer,
          `\`${essence}\` comes earlier, and parameters do not distinguish bodies`,
        );
      read.push(one);
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      refusals.push(error);
    }
  }
  const [refusal] = refusals;
  if (refusal && read.length === 0) throw refusal;
  for (const { pointer, message } of refusals)
    table.leaveOut({ pointer, reason: `the media type is left out: ${message}` });
  return read;
}

/** A body whose members are members of the flat object. */
interface Spread {
  /** Undefined for another kind of object, which then is the whole flat object. */
  readonly plain: PlainObject | undefined;
  readonly names: readonly string[];
  readonly schema: DefinedSchema;
}

interface SpreadQuestion {
  readonly source: MessageSource;
  readonly contents: readonly ReadContent[];
  readonly extra: readonly string[];
  readonly travel: Travel;
}

function findSpread({ source, contents, extra, travel }: SpreadQuestion): Spread | undefined {
  const { memberCount, bodyRequired, whole } = source;
  const [only] = contents;
  if (whole || contents.length !== 1 || !only?.place || only.content.form !== "json") return undefined;
  if (only.content.type.includes("*")) return undefined;
  const shape = new Shape([only.place]);
  if (!isSurelyObject(shape) || shape.allows("null")) return undefined;
  const plain = plainObject(only.place, travel);
  const names = plain ? [...plain.properties.keys()] : [...shape.properties().keys()];
  if (names.some((name) => extra.includes(name) || name === "__proto__")) return undefined;
  // Without a body there would be no members, and some are required.
  if (!bodyRequired && (plain ? plain.required.length > 0 : shape.required().size > 0)) return undefined;
  if (!plain && (memberCount > 0 || extra.length > 0 || isMap(only.place))) return undefined;
  return { plain, names, schema: only.schema };
}

/** Names of a map are data: they are not mixed with names of the contract. */
function isMap(place: Place): boolean {
  return new Shape([place])
    .rules("additionalProperties")
    .some(({ value }) => value === true || isObject(value));
}

function messageOf({ contents, spread, bound }: Parts): Message {
  const bindings: Bindings = Object.fromEntries(bound.map(({ member, binding }) => [member, binding]));
  const declared = contents.map(({ content }) => content);
  const [only] = declared;
  const isJson = declared.length === 1 && only?.type === "application/json" && only.form === "json";
  return {
    ...(bound.length > 0 && { bindings }),
    ...(contents.length > 0 && { body: spread ? ("members" as const) : ("payload" as const) }),
    ...(contents.length > 0 && !isJson && { contents: declared }),
  };
}

/** How a message without content describes its members. */
const nothing = marked({ kind: "nothing" }) as JsonObject;

function flatSchema(parts: Parts): DefinedSchema {
  const { contents, spread, bound, extra, copy } = parts;
  const own: Record<string, DefinedSchema> = { ...extra };
  const required = Object.keys(extra);
  for (const { member, schema, required: isRequired } of bound) {
    own[member] = schema;
    if (isRequired) required.push(member);
  }
  if (spread) return spreadSchema(spread, { own, required, copy });
  if (contents.length === 0)
    return Object.keys(own).length === 0 ? { type: "object", ...nothing } : objectSchema(own, required);
  const bodies = bodyVariants(parts);
  const [only] = bodies;
  if (bodies.length > 1 || !only)
    return { ...(objectSchema(own, required) as JsonObject), anyOf: [...bodies.map(variantSchema)] };
  return objectSchema({ ...own, ...only.properties }, [...required, ...only.required]);
}

/** The members for a body of one form: itself, and its media type where there are others. */
interface BodyVariant {
  readonly properties: Readonly<Record<string, DefinedSchema>>;
  readonly required: readonly string[];
}

/**
 * Bodies of one schema are one variant, and the media type tells variants apart. A message may omit it: its
 * body is then of the first one.
 */
function bodyVariants({ contents, several, source: { bodyRequired } }: Parts): BodyVariant[] {
  const groups = new Map<string, ReadContent[]>();
  for (const content of contents) {
    const key = JSON.stringify(content.schema);
    groups.set(key, [...(groups.get(key) ?? []), content]);
  }
  const isUnion = groups.size > 1;
  const variants = [...groups.values()].map((group, index): BodyVariant => {
    const [first] = group;
    const body = first?.schema ?? true;
    const others = contents.filter((content) => !group.includes(content));
    const properties = { body, ...(several && { contentType: contentTypeSchema(group, others) }) };
    const isNamed = isUnion && index > 0;
    return {
      properties,
      required: [...(bodyRequired || isUnion ? ["body"] : []), ...(isNamed ? ["contentType"] : [])],
    };
  });
  const none: BodyVariant = { properties: { body: false }, required: [] };
  return isUnion && !bodyRequired ? [...variants, none] : variants;
}

function variantSchema({ properties, required }: BodyVariant): DefinedSchema {
  return objectSchema(properties, required);
}

/**
 * A closed object must name the members that travel elsewhere, so the flat object is composed from its parts.
 */
function spreadSchema({ plain, schema }: Spread, { own, required, copy }: Flat): DefinedSchema {
  if (!plain || Object.keys(own).length === 0) return schema;
  const properties: Record<string, DefinedSchema> = {};
  for (const [name, place] of plain.properties) setMember(properties, name, copy(place));
  const flat = objectSchema({ ...properties, ...own }, [...required, ...plain.required]);
  return plain.isClosed ? { ...(flat as JsonObject), additionalProperties: false } : flat;
}

interface Flat {
  readonly own: Readonly<Record<string, DefinedSchema>>;
  readonly required: readonly string[];
  copy(place: Place): DefinedSchema;
}

function bodySchema(contents: readonly ReadContent[]): DefinedSchema | undefined {
  const distinct = new Map(contents.map(({ schema }) => [JSON.stringify(schema), schema]));
  const schemas = [...distinct.values()];
  return schemas.length > 1 ? { anyOf: schemas } : schemas[0];
}

/** The media types of one variant, without those that another variant names more closely than by a range. */
function contentTypeSchema(contents: readonly ReadContent[], others: readonly ReadContent[]): DefinedSchema {
  const types = contents.map(({ content }) => content.type);
  if (!types.some((type) => type.includes("*"))) return { type: "string", enum: [...new Set(types)] };
  const closer = others
    .map(({ content }) => content.type)
    .filter((type) => types.some((range) => rangeWidth(range) > rangeWidth(type)));
  return {
    type: "string",
    pattern: patternOf(types),
    ...(closer.length > 0 && { not: { pattern: patternOf(closer) } }),
  };
}

function patternOf(types: readonly string[]): string {
  return `^(?:${[...new Set(types.map(rangePattern))].join("|")})$`;
}

/** How much a media type leaves open: 0 for a type, 1 for `image/*`, 2 for any at all. */
function rangeWidth(type: string): number {
  return type.split("*").length - 1;
}

/** A pattern of the media types in a range such as `image/*`. */
function rangePattern(range: string): string {
  const [essence = ""] = range.split(";", 1);
  return essence
    .trim()
    .split("*")
    .map((text) => text.replaceAll(/[$()+.?[\\\]^{|}/]/g, "\\$&"))
    .join(TOKEN);
}

function objectSchema(
  properties: Readonly<Record<string, DefinedSchema>>,
  required: readonly string[],
): DefinedSchema {
  return { type: "object", properties, ...(required.length > 0 && { required: [...new Set(required)] }) };
}
