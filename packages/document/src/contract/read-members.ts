import type { Binding, ParameterStyle } from "@callsheet/protocol";
import { isObject, own, ownString } from "../json/json.ts";
import type { Parameter, ResponseHeader } from "../read/operation.ts";
import { Shape } from "../schema/shape.ts";
import { essenceOf } from "./content-form.ts";
import type { NameTable } from "./name-table.ts";
import { camelCase } from "./names.ts";
import { listsOf, oneOrList } from "./one-or-list.ts";
import type { DefinedSchema, SchemaTable, Travel } from "./schema-table.ts";
import { support } from "./support.ts";
import { textShape } from "./text-shape.ts";
import { Unsupported } from "./unsupported.ts";

/** A member outside the body. */
export interface BoundMember {
  readonly member: string;
  readonly binding: Binding;
  readonly required: boolean;
  readonly schema: DefinedSchema;
  readonly pointer: string;
}

/** The input for reading members. */
export interface MemberReading {
  readonly travel: Travel;
  readonly table: SchemaTable;
  /** The names of members that are taken: those of the body. */
  readonly names: NameTable;
}

/** The member of a request's parameter. Throws {@link Unsupported} for a value without a text. */
export function readParameter(parameter: Parameter, reading: MemberReading): BoundMember {
  const { name, in: place, pointer, extensions } = parameter;
  checkName(name, place, pointer);
  const told = ownString(extensions, "x-callsheet-member");
  const wish = told ?? memberName(name);
  // A greedy label's plus belongs to the template; some documents write it into the name, too.
  const label = place === "path" ? name.replace(/\+$/, "") : name;
  return {
    member: reading.names.take(wish, ...(told === undefined ? [camelCase(`${place}-${name}`)] : [])),
    binding: { in: place, name: label, ...readForm(parameter), ...readDefault(parameter) },
    required: parameter.required,
    schema: describe(memberSchema(parameter, reading), parameter, reading),
    pointer,
  };
}

/** The member of a reply's header. */
export function readHeader(header: ResponseHeader, reading: MemberReading): BoundMember {
  const { name, pointer, extensions } = header;
  checkName(name, "header", pointer);
  const told = ownString(extensions, "x-callsheet-member");
  return {
    member: reading.names.take(
      told ?? memberName(name),
      ...(told === undefined ? [camelCase(`header-${name}`)] : []),
    ),
    binding: {
      in: "header",
      name,
      ...readForm({ ...header, in: "header", style: "simple", allowReserved: false }),
    },
    required: header.required,
    schema: describe(memberSchema(header, reading), header, reading),
    pointer,
  };
}

/** The schema of a member. A text may be a value or a list of it, so both are lists. */
function memberSchema(
  { schema, contentType }: Pick<Parameter, "schema" | "contentType">,
  { table, travel }: MemberReading,
): DefinedSchema {
  const alternatives = contentType === undefined ? oneOrList(schema) : undefined;
  return alternatives
    ? listsOf(alternatives, (place) => table.copy(place, travel))
    : table.copy(schema, travel);
}

function memberName(name: string): string {
  return camelCase(name) || "member";
}

/** Names go into URLs and headers, and a header's name is a token. */
function checkName(name: string, place: string, pointer: string): void {
  const isRight =
    place === "header" || place === "cookie" ? /^[!#$%&'*+.^_`|~\w-]+$/.test(name) : name !== "";
  if (!isRight) throw new Unsupported(pointer, `\`${name}\` cannot name a ${place} parameter`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
  if (/[\x00-\x1f\x7f]|\p{Surrogate}/u.test(name))
    throw new Unsupported(pointer, "a parameter's name has control characters");
}

type Formed = Pick<
  Parameter,
  "in" | "style" | "explode" | "allowReserved" | "contentType" | "schema" | "pointer"
>;

function readForm(parameter: Formed): Partial<Binding> {
  const { in: place, style, explode, contentType, schema, pointer } = parameter;
  if (contentType !== undefined) {
    const row = support.parameterContents.find(({ pattern }) => pattern.test(essenceOf(contentType)));
    if (row && "refused" in row.support)
      throw new Unsupported(pointer, `${row.support.refused}, not \`${contentType}\``);
    return { mediaType: contentType };
  }
  const shape = textShape(schema);
  if ("unwritable" in shape) throw new Unsupported(shape.pointer, shape.unwritable);
  const isStructure = shape.list === true || shape.properties !== undefined || shape.additional !== undefined;
  checkStyle(parameter, isStructure);
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const isUsualStyle = style === usual || (!isStructure && !["label", "matrix"].includes(style));
  const spreads = isStructure && explode !== (style === "form");
  return {
    ...shape,
    ...(!isUsualStyle && { style: style as ParameterStyle }),
    ...(spreads && { explode }),
    ...(parameter.allowReserved && place === "query" && { reserved: true as const }),
  };
}

function checkStyle({ in: place, style, pointer, schema }: Formed, isStructure: boolean): void {
  const row = support.styles.find((one) => one.in === place && one.style === style);
  if (!row) throw new Unsupported(pointer, `the style \`${style}\` does not go with \`in: ${place}\``);
  const isObjectValue = isStructure && new Shape([schema]).types.has("object");
  const verdict = isObjectValue ? row.objects : isStructure ? row.lists : row.values;
  if ("refused" in verdict) throw new Unsupported(pointer, verdict.refused);
}

/** The value that a handler gets when a request leaves the parameter out. */
function readDefault({ schema, contentType, required }: Parameter): { readonly default?: unknown } {
  // A request without a required parameter is invalid, whatever its default.
  if (required) return {};
  const found = new Shape([schema]).places.find(
    (place) => isObject(place.schema) && Object.hasOwn(place.schema, "default"),
  );
  if (!found || !isObject(found.schema)) return {};
  const value = own(found.schema, "default");
  const isOne = contentType === undefined && oneOrList(schema) && !Array.isArray(value);
  return { default: isOne ? [value] : value };
}

interface Described extends Pick<Parameter, "schema" | "pointer"> {
  readonly description?: string;
  readonly deprecated: boolean;
}

/** The schema with the parameter's own description, which says more than its type's. */
function describe(
  schema: DefinedSchema,
  { description: told, deprecated, pointer, schema: { pointer: at } }: Described,
  { table }: MemberReading,
): DefinedSchema {
  if (told === undefined && !deprecated) return schema;
  const description = told === undefined ? undefined : table.describe(told, pointer, at);
  const base = typeof schema === "boolean" ? (schema ? {} : { not: {} }) : schema;
  return {
    ...base,
    ...(description !== undefined && { description }),
    ...(deprecated && { deprecated: true }),
  };
}
