import type { Content, Field, TextShape } from "@callsheet/protocol";
import { escapeStep } from "@callsheet/protocol/json-pointer";
import { isObject, own, ownObject, ownString } from "../json/json.ts";
import type { MediaType } from "../read/operation.ts";
import type { Place } from "../schema/place.ts";
import { Shape } from "../schema/shape.ts";
import { contentForm } from "./content-form.ts";
import { eventItems } from "./event-items.ts";
import { marked } from "./marker.ts";
import { listsOf, oneOrList } from "./one-or-list.ts";
import type { DefinedSchema, SchemaTable, Travel } from "./schema-table.ts";
import { support } from "./support.ts";
import { textShape, type Unwritable } from "./text-shape.ts";
import { Unsupported } from "./unsupported.ts";

/** One media type of a body: how it is coded, and the schema of its value. */
export interface ReadContent {
  readonly content: Content;
  readonly schema: DefinedSchema;
  /** The declared schema of a JSON body. */
  readonly place?: Place;
}

/** Reads one media type of a body. Throws {@link Unsupported} for one that cannot be coded. */
export function readContent(media: MediaType, travel: Travel, table: SchemaTable): ReadContent {
  const { schema: place } = media;
  const type = isAnyJson(media) ? "application/json" : media.type;
  const form = contentForm(type);
  if (typeof form === "object") throw new Unsupported(media.pointer, form.unsupported);
  switch (form) {
    case "json":
      return {
        content: { type, form },
        schema: place ? table.copy(place, travel) : true,
        ...(place && { place }),
      };
    case "text":
      return { content: { type, form }, schema: textSchema(place, travel, table) };
    case "bytes":
      return { content: { type, form }, schema: marked({ kind: "bytes" }) };
    case "events":
    case "lines":
      return readSequence(media, form, travel, table);
    default:
      return readFields(media, form, travel, table);
  }
}

/** Any media type at all, with a schema of objects, lists, numbers or the like: only JSON has such values. */
function isAnyJson({ type, schema }: MediaType): boolean {
  if (type.split(";", 1)[0]?.trim() !== "*/*" || !schema) return false;
  const { types } = new Shape([schema]);
  return types.size < 7 && !types.has("string");
}

/** Only a schema of strings judges the text itself: an XML body's schema describes what the text means. */
function textSchema(place: Place | undefined, travel: Travel, table: SchemaTable): DefinedSchema {
  const isText = place && [...new Shape([place]).types].every((type) => type === "string");
  return isText ? table.copy(place, travel) : { type: "string" };
}

function readSequence(
  { type, schema, itemSchema }: MediaType,
  form: "events" | "lines",
  travel: Travel,
  table: SchemaTable,
): ReadContent {
  const whole = schema && new Shape([schema]);
  const listed = whole?.types.size === 1 && whole.types.has("array") ? whole.rule("items") : undefined;
  const item: Place | undefined =
    itemSchema ??
    (listed && isObject(listed.value)
      ? { document: listed.place.document, schema: listed.value, pointer: `${listed.place.pointer}/items` }
      : schema);
  const items = item ? table.copy(item, travel) : true;
  const kind = form === "events" && item ? eventItems(item, itemSchema !== undefined) : "json";
  const content: Content = { type, form, ...(kind !== "json" && { items: kind }) };
  return { content, schema: marked({ kind: form, items }) };
}

function readFields(
  media: MediaType,
  form: "form" | "multipart",
  travel: Travel,
  table: SchemaTable,
): ReadContent {
  const { schema: place, type } = media;
  if (!place) return { content: { type, form }, schema: { type: "object" } };
  const shape = new Shape([place]);
  if (!shape.allows("object"))
    throw new Unsupported(place.pointer, `a body of \`${type}\` must be an object`);
  const fields: Record<string, Field> = {};
  const properties: Record<string, DefinedSchema> = {};
  // True when the object differs from its declaration: with files, or with lists in place of values.
  let isOwn = false;
  for (const [name, [property]] of shape.properties()) {
    if (!property) continue;
    const encoding = ownObject(media.encoding, name);
    const field = readField(property, encoding, form);
    for (const header of Object.keys(form === "multipart" ? ownObject(encoding, "headers") : {}))
      table.leaveOut({
        pointer: `${media.pointer}/encoding/${escapeStep(name)}/headers/${escapeStep(header)}`,
        reason: `the header \`${header}\` of a part is left out: ${support.partHeaders.support.refused}`,
      });
    const isPlainText = Object.keys(field).length === 0;
    if (!isPlainText) Object.defineProperty(fields, name, { value: field, enumerable: true });
    const alternatives = field.list && field.mediaType === undefined ? oneOrList(property) : undefined;
    const copy = (place: Place) => table.copy(place, travel);
    const copied = field.bytes
      ? bytesSchema(property, field)
      : alternatives
        ? listsOf(alternatives, copy)
        : copy(property);
    isOwn ||= field.bytes === true || alternatives !== undefined;
    Object.defineProperty(properties, name, { value: copied, enumerable: true });
  }
  const required = [...shape.required().keys()];
  const schema: DefinedSchema = isOwn
    ? {
        type: "object",
        properties,
        ...(required.length > 0 && { required }),
        ...(shape.rules("additionalProperties").some(({ value }) => value === false) && {
          additionalProperties: false,
        }),
      }
    : table.copy(place, travel);
  return { content: { type, form, ...(Object.keys(fields).length > 0 && { fields }) }, schema };
}

/** A file, or a list of files with the bounds of its length. */
function bytesSchema(property: Place, { list }: Field): DefinedSchema {
  const bytes = marked({ kind: "bytes" });
  if (!list) return bytes;
  const shape = new Shape([property]);
  const bounds = ["minItems", "maxItems"].flatMap((keyword) => {
    const bound = shape.bound(keyword);
    return bound ? [[keyword, bound.value] as const] : [];
  });
  return { type: "array", items: bytes, ...Object.fromEntries(bounds) };
}

/** As JSON, a value that could be text would differ from the text that others send. */
const MIXED: readonly string[] = [support.nested.objectOrOther.refused, support.nested.listOrValue.refused];

/** How one property of a form travels: as text, as a file, or as JSON. */
function readField(
  property: Place,
  encoding: Readonly<Record<string, unknown>>,
  form: "form" | "multipart",
): Field {
  const contentType = ownString(encoding, "contentType")?.split(",", 1)[0]?.trim();
  const shape = new Shape([property]);
  const items = shape.types.size === 1 && shape.types.has("array") ? shape.rule("items") : undefined;
  const item =
    items && isObject(items.value)
      ? new Shape([
          { document: items.place.document, schema: items.value, pointer: `${items.place.pointer}/items` },
        ])
      : undefined;
  if (form === "multipart" && isBytes(item ?? shape, contentType))
    return {
      bytes: true,
      ...(item && { list: true as const }),
      ...(contentType && { mediaType: contentType }),
    };
  const hasStyle = ["style", "explode", "allowReserved"].some((keyword) => Object.hasOwn(encoding, keyword));
  const isJson = contentType !== undefined && /[/+]json$/i.test(contentType);
  const isStructure = (item ?? shape).types.has("object") && (item ?? shape).types.size < 7;
  const text = textShape(property);
  if ("unwritable" in text && MIXED.includes(text.unwritable))
    throw new Unsupported(text.pointer, text.unwritable);
  if (hasStyle) checkStyle(property, text, encoding, form);
  if (isJson || (isStructure && !hasStyle) || "unwritable" in text)
    return {
      mediaType: contentType ?? "application/json",
      ...(item && isStructure && form === "multipart" && { list: true as const }),
    };
  return {
    ...text,
    ...(hasStyle && styleOf(encoding)),
    ...(contentType !== undefined && form === "multipart" && { mediaType: contentType }),
  };
}

/** With a style, a value has the style's text, or none. */
function checkStyle(
  property: Place,
  text: TextShape | Unwritable,
  encoding: Readonly<Record<string, unknown>>,
  form: "form" | "multipart",
): void {
  const style = ownString(encoding, "style") ?? "form";
  if ("unwritable" in text) throw new Unsupported(text.pointer, text.unwritable);
  const row = support.styles.find((one) => one.in === "query" && one.style === style);
  if (!row) throw new Unsupported(property.pointer, `the style \`${style}\` does not go with a form`);
  const isObjectValue = text.properties !== undefined || text.additional !== undefined;
  // An exploded `form` gives a part for each value; a single value looks the same in every style.
  const isPart = !isObjectValue && (!text.list || (style === "form" && own(encoding, "explode") !== false));
  if (form === "multipart" && !isPart)
    throw new Unsupported(property.pointer, support.joinedPart.support.refused);
  const verdict = isObjectValue ? row.objects : text.list ? row.lists : undefined;
  if (verdict && "refused" in verdict) throw new Unsupported(property.pointer, verdict.refused);
}

function styleOf(encoding: Readonly<Record<string, unknown>>): Pick<Field, "style" | "explode" | "reserved"> {
  const style = ownString(encoding, "style");
  const explode = own(encoding, "explode");
  return {
    ...(style !== undefined && { style: style as NonNullable<Field["style"]> }),
    ...(typeof explode === "boolean" && { explode }),
    ...(own(encoding, "allowReserved") === true && { reserved: true as const }),
  };
}

/** A file: OpenAPI 3.0's `format: binary`, and 3.1's media type without an encoding, or no schema at all. */
function isBytes(shape: Shape, contentType: string | undefined): boolean {
  const takesText = shape.types.has("string");
  if (!takesText) return false;
  if (shape.rules("format").some(({ value }) => value === "binary")) return true;
  if (shape.rule("contentEncoding")) return false;
  const isOpen = shape.types.size === 7 && !shape.values();
  const type = contentType ?? String(shape.rule("contentMediaType")?.value ?? "");
  if (type !== "") return !/^text\/|[/+](json|xml)$|^application\/x-www/.test(type) && type !== "*/*";
  return isOpen && shape.places.every(({ schema }) => !isObject(schema) || !describesValue(schema));
}

function describesValue(schema: Readonly<Record<string, unknown>>): boolean {
  return [
    "type",
    "properties",
    "items",
    "enum",
    "const",
    "oneOf",
    "anyOf",
    "pattern",
    "minLength",
    "maxLength",
  ].some((keyword) => Object.hasOwn(schema, keyword));
}
