import type { DefinedSchema } from "@callsheet/document";
import { isObject, isOfType, type JsonObject, readMarker } from "@callsheet/document";

/**
 * Keywords to hide from openapi-typescript: they change nothing, or it reads them differently from JSON
 * Schema.
 */
const UNSEEN = new Set([
  "discriminator",
  "readOnly",
  "writeOnly",
  "title",
  "not",
  "if",
  "then",
  "else",
  "propertyNames",
]);

/**
 * A schema in the form in which openapi-typescript gives the type that JSON Schema means. What it reads
 * differently:
 * - keywords next to a `$ref` are lost, so they become part of an `allOf`;
 * - a tuple has exactly its `prefixItems`, where JSON Schema asks for no length;
 * - members of an object with `additionalProperties` would have to fit both, so the others are `unknown`;
 * - a required member without a schema is lost;
 * - values of other types than the allowed ones are members of the type, or an error;
 * - only a schema with a type can have a type of its own, so values that are not JSON get one.
 */
export function typeSchema(schema: DefinedSchema): DefinedSchema {
  if (typeof schema === "boolean") return schema;
  if (readMarker(schema)) return { ...schema, type: "string" };
  if (isEmpty(schema)) return false;
  const copy: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (!UNSEEN.has(keyword) && !keyword.startsWith("unevaluated") && !keyword.startsWith("dependent"))
      copy[keyword] = typeMember(keyword, value);
  }
  return withSiblings(withTuple(withMembers(copy)));
}

/** True when none of the listed values is of an allowed type. */
function isEmpty({ enum: values, type }: JsonObject): boolean {
  if (!Array.isArray(values) || type === undefined) return false;
  const types = [type].flat();
  return !values.some((value) => types.some((name) => isOfType(value, name)));
}

function typeMember(keyword: string, value: unknown): unknown {
  if (["properties", "patternProperties"].includes(keyword) && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, typeSchema(child as DefinedSchema)]),
    );
  if (["allOf", "anyOf", "oneOf", "prefixItems"].includes(keyword) && Array.isArray(value))
    return value.map((child: DefinedSchema) => typeSchema(child));
  if (["items", "additionalProperties", "contains"].includes(keyword))
    return typeSchema(value as DefinedSchema);
  return value;
}

function withSiblings(schema: Record<string, unknown>): JsonObject {
  const { $ref, description, deprecated, default: fallback, ...others } = schema;
  if ($ref === undefined || Object.keys(others).length === 0) return schema;
  const { allOf = [], ...rest } = others;
  return {
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
    ...(fallback !== undefined && { default: fallback }),
    allOf: [{ $ref }, ...(Object.keys(rest).length > 0 ? [rest] : []), ...(allOf as unknown[])],
  };
}

function withTuple(schema: Record<string, unknown>): Record<string, unknown> {
  const { prefixItems, items, ...rest } = schema;
  if (!Array.isArray(prefixItems)) return schema;
  const ends = items === false || schema.maxItems === prefixItems.length;
  if (ends && schema.minItems === prefixItems.length) return { ...rest, prefixItems };
  if (items === undefined || items === true) return rest; // whatever comes after them makes the items unknown
  return { ...rest, items: { anyOf: [...prefixItems, ...(items === false ? [] : [items])] } };
}

function withMembers(schema: Record<string, unknown>): Record<string, unknown> {
  const { properties, required, additionalProperties, patternProperties } = schema;
  const names = isObject(properties) ? Object.keys(properties) : [];
  const isObjectSchema = schema.type === "object" || names.length > 0;
  const missing =
    isObjectSchema && Array.isArray(required) && !Array.isArray(schema.allOf)
      ? required.filter((name): name is string => typeof name === "string" && !names.includes(name))
      : [];
  const members = { ...(properties as object), ...Object.fromEntries(missing.map((name) => [name, true])) };
  const hasMembers = Object.keys(members).length > 0;
  const isMap = isObject(additionalProperties) || isObject(patternProperties);
  if (!hasMembers) return schema;
  if (!isMap) return { ...schema, properties: members };
  const { patternProperties: _, ...rest } = schema;
  return { ...rest, properties: members, additionalProperties: true };
}
