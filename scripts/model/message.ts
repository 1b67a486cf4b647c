import type { Binding } from "@callsheet/protocol";
import { camelCase } from "../names.ts";
import type { ParameterObject, RequestBody, Schema } from "../openapi.ts";
import type { MemberModel, MessageModel } from "./model.ts";
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
  const members = parameters
    .filter(({ in: place }) => place !== "cookie")
    .map((parameter) => readMember(parameter, reader, fail));
  const twice = members.find(({ member }, index) =>
    members.some((other, at) => at < index && other.member === member),
  );
  if (twice)
    fail("", `the member \`${twice.member}\` is there twice; tell them apart with \`x-callsheet-member\``);
  const [mediaType, media] = mainContent(content);
  if (!mediaType) return { members, body: "none" };
  const schema = media?.schema ?? {};
  const target = reader.follow(schema);
  const asMembers = isJson(mediaType) && isObjectSchema(target, reader);
  const both = asMembers && members.find(({ member }) => Object.hasOwn(target.properties ?? {}, member));
  if (both)
    fail(
      "",
      `the member \`${both.member}\` is a parameter and a property of the body; tell them apart with \`x-callsheet-member\``,
    );
  return {
    members,
    body: asMembers ? "members" : "payload",
    bodySchema: schema,
    ...(asMembers && declaresNothing(target) && { emptyBody: true }),
    ...(mediaType !== "application/json" && { mediaType }),
  };
}

function mainContent(content: RequestBody["content"] = {}) {
  const entries = Object.entries(content);
  return entries.find(([type]) => isJson(type)) ?? entries[0] ?? [];
}

function isJson(mediaType: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/.test(mediaType);
}

/** A body's properties become members of the input only where the schema is sure to describe an object. */
function isObjectSchema(schema: Schema, reader: Reader): boolean {
  if (schema.type !== undefined) return schema.type === "object";
  return (
    schema.properties !== undefined ||
    (schema.allOf?.some((part) => isObjectSchema(reader.follow(part), reader)) ?? false)
  );
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
    binding: readBinding(place as Binding["in"], name, reader.follow(schema), reader),
    required: parameter.required === true,
    description: parameter.description ?? "",
    schema,
  };
}

function readBinding(place: Binding["in"], name: string, schema: Schema, reader: Reader): Binding {
  const list = schema.type === "array";
  const type = scalarType(list ? reader.follow(schema.items ?? {}) : schema);
  return { in: place, name, ...(type && { type }), ...(list && { list: true }) };
}

function scalarType(schema: Schema): Binding["type"] {
  const types = [schema.type ?? []].flat();
  return (["integer", "number", "boolean"] as const).find((type) => types.includes(type));
}
