import { isObject, type JsonObject } from "@callsheet/document";
import { mapValues } from "../json.ts";
import { SdkError } from "../sdk-error.ts";

/** Makes a schema from a schema whose own subschemas are already rewritten. */
export type SchemaRewrite = (schema: JsonObject) => JsonObject;

/**
 * The keywords whose value is a schema, a list of schemas, and schemas by name. A property called `items` is
 * none of them.
 */
const holders = {
  schema: keywords(
    "additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems unevaluatedProperties",
  ),
  list: keywords("allOf anyOf oneOf prefixItems"),
  map: keywords("$defs definitions dependentSchemas patternProperties properties"),
};

function keywords(names: string): ReadonlySet<string> {
  return new Set(names.split(" "));
}

/** Nobody nests schemas as deeply by hand. */
const deepest = 200;

/**
 * Rewrites a schema and everything in it, the innermost first. `true` and `false` stay unchanged in
 * `additionalProperties` and similar, and become the schema of any value elsewhere, because OpenAPI 3.0 has
 * no schema that matches nothing.
 *
 * @throws SdkError when it is nested too deeply.
 */
export function rewriteSchema(schema: unknown, rewrite: SchemaRewrite, depth = 0): JsonObject {
  if (depth > deepest) throw new SdkError(`a schema is nested more than ${deepest} levels deep`);
  const inner = (value: unknown) => rewriteSchema(value, rewrite, depth + 1);
  const object = isObject(schema) ? schema : {};
  return rewrite(
    mapValues(object, (value, keyword) => {
      if (holders.list.has(keyword) && Array.isArray(value)) return value.map(inner);
      if (holders.map.has(keyword) && isObject(value)) return mapValues(value, inner);
      if (!holders.schema.has(keyword)) return value;
      if (typeof value === "boolean" && keyword.endsWith("Properties")) return value;
      return inner(value);
    }),
  );
}

/** The schemas inside a schema, at any depth, including itself. */
export function schemasWithin(schema: unknown): readonly JsonObject[] {
  const found: JsonObject[] = [];
  rewriteSchema(schema, (part) => {
    found.push(part);
    return part;
  });
  return found;
}
