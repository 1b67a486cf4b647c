import { camelCase } from "../names.ts";
import type { ParameterObject, RequestBody, Schema } from "../openapi.ts";
import type { Binding, MemberModel, MessageModel } from "./model.ts";
import type { Reader } from "./reader.ts";

/** Refuses a document: throws a `SpecError` at a JSON pointer. */
export type Fail = (pointer: string, problem: string) => never;

interface MessageParts {
  readonly parameters: readonly ParameterObject[];
  readonly content: RequestBody["content"];
  readonly reader: Reader;
  readonly fail: Fail;
}

/** Reads what travels outside of the body and how the body is made from members. */
export function readMessage({ parameters, content, reader, fail }: MessageParts): MessageModel {
  const [mediaType, media] = mainContent(content);
  const schema = media?.schema ?? {};
  const target = reader.follow(schema);
  const asMembers = mediaType !== undefined && isJson(mediaType) && isObjectSchema(target, reader);
  const sent = parameters.filter(({ in: place }) => place !== "cookie");
  const members = distinct(sent, asMembers ? target : {}, fail).map((parameter) =>
    readMember(parameter, reader, fail),
  );
  if (mediaType === undefined) return { members, body: "none" };
  return {
    members,
    body: asMembers ? "members" : "payload",
    bodySchema: schema,
    ...(asMembers && declaresNothing(target) && { emptyBody: true }),
    ...(mediaType !== "application/json" && { mediaType }),
  };
}

/**
 * Names members so that each is there once: a parameter that shares its name with a property of the body or with another
 * parameter gets its place in front, such as `pathName`, unless `x-callsheet-member` says otherwise.
 */
function distinct(parameters: readonly ParameterObject[], body: Schema, fail: Fail): ParameterObject[] {
  const taken = new Set(Object.keys(body.properties ?? {}));
  return parameters.map((parameter) => {
    const { name, in: place, "x-callsheet-member": told = camelCase(String(name)) } = parameter;
    const member =
      taken.has(told) && parameter["x-callsheet-member"] === undefined ? camelCase(`${place}-${name}`) : told;
    if (taken.has(member))
      fail("", `the member \`${member}\` is there twice; tell them apart with \`x-callsheet-member\``);
    taken.add(member);
    return { ...parameter, "x-callsheet-member": member };
  });
}

function mainContent(content: RequestBody["content"] = {}) {
  const entries = Object.entries(content);
  return entries.find(([type]) => isJson(type)) ?? entries[0] ?? [];
}

function isJson(mediaType: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/.test(mediaType);
}

/** A body's properties become members of the input only where the schema is sure to describe an object. */
function isObjectSchema(schema: Schema, reader: Reader, seen = new Set<Schema>()): boolean {
  if (schema.type !== undefined) return schema.type === "object";
  if (schema.properties !== undefined) return true;
  if (seen.has(schema)) return false; // a schema may lead back to itself
  seen.add(schema);
  return schema.allOf?.some((part) => isObjectSchema(reader.follow(part), reader, seen)) ?? false;
}

function declaresNothing(schema: Schema): boolean {
  return (
    Object.keys(schema.properties ?? {}).length === 0 &&
    !["allOf", "anyOf", "oneOf", "additionalProperties", "patternProperties"].some(
      (keyword) => keyword in schema,
    )
  );
}

function readMember(parameter: ParameterObject, reader: Reader, fail: Fail): MemberModel {
  const { name, in: place } = parameter;
  if (place !== "path" && place !== "query" && place !== "header")
    fail("", `a parameter cannot travel in \`${String(place)}\``);
  if (typeof name !== "string" || !/^[!-~]+$/.test(name) || /["'`\\]/.test(name))
    fail("", `${JSON.stringify(name)} cannot name a parameter`);
  const member = parameter["x-callsheet-member"] ?? camelCase(name);
  if (!/^[A-Za-z_$][\w$]*$/.test(member) || member === "__proto__")
    fail("", `\`${member}\` cannot name the member for \`${name}\`; set \`x-callsheet-member\``);
  const schema = parameter.schema ?? {};
  return {
    member,
    // Some documents write the plus of a greedy label into the parameter's name too.
    binding: readBinding(
      place,
      place === "path" ? name.replace(/\+$/, "") : name,
      reader.follow(schema),
      reader,
    ),
    required: parameter.required === true,
    description: parameter.description ?? "",
    schema,
  };
}

function readBinding(place: Binding["in"], name: string, schema: Schema, reader: Reader): Binding {
  // Each property of an object in the query is a parameter of its own: `style: form`, `explode: true`, as is the default.
  const map = place === "query" && schema.type === "object";
  const values = map ? reader.follow(childSchema(schema.additionalProperties)) : schema;
  const list = values.type === "array";
  const type = scalarType(list ? reader.follow(values.items ?? {}) : values);
  return { in: place, name, ...(type && { type }), ...(list && { list: true }), ...(map && { map }) };
}

function childSchema(value: unknown): Schema {
  return typeof value === "object" && value !== null ? (value as Schema) : {};
}

function scalarType(schema: Schema): Binding["type"] {
  const types = [schema.type ?? []].flat();
  return (["integer", "number", "boolean"] as const).find((type) => types.includes(type));
}
