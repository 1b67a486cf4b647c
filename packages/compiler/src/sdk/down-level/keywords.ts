import type { JsonObject } from "@callsheet/document";
import { without } from "../json.ts";
import type { SchemaRewrite } from "./rewrite-schema.ts";

/** The OpenAPI 3.0 equivalent of a keyword of JSON Schema 2020-12. An empty answer drops the keyword. */
type Replacement = (value: unknown, schema: JsonObject) => JsonObject;

const drop: Replacement = () => ({});

const replacements: Readonly<Record<string, Replacement>> = {
  const: (value) => ({ enum: [value] }),
  examples: (value) => (Array.isArray(value) && value.length > 0 ? { example: value[0] } : {}),
  exclusiveMinimum: (value) =>
    typeof value === "number" ? { minimum: value, exclusiveMinimum: true } : { exclusiveMinimum: value },
  exclusiveMaximum: (value) =>
    typeof value === "number" ? { maximum: value, exclusiveMaximum: true } : { exclusiveMaximum: value },
  contentEncoding: (value, { format }) =>
    format === undefined && /^base64(url)?$/.test(String(value)) ? { format: "byte" } : {},
  patternProperties: (value, { additionalProperties }) => {
    const schemas = Object.values(value ?? {});
    const others = additionalProperties !== undefined && additionalProperties !== false;
    return { additionalProperties: schemas.length === 1 && !others ? schemas[0] : true };
  },
  unevaluatedProperties: (value, { additionalProperties }) =>
    additionalProperties === undefined && value !== false ? { additionalProperties: value } : {},
  prefixItems: () => ({ items: {} }),
  ...Object.fromEntries(
    `$anchor $comment $defs $dynamicAnchor $dynamicRef $id $schema $vocabulary contains contentMediaType contentSchema definitions
    dependentRequired dependentSchemas else if maxContains minContains propertyNames then unevaluatedItems`
      .split(/\s+/)
      .map((keyword) => [keyword, drop]),
  ),
};

/** Replaces the keywords that OpenAPI 3.0 lacks by their equivalents, or removes them. */
export const replaceKeywords: SchemaRewrite = (schema) => {
  const strange = Object.keys(schema).filter((keyword) => Object.hasOwn(replacements, keyword));
  const said = strange.map((keyword) => replacements[keyword]?.(schema[keyword], schema) ?? {});
  return strange.length === 0 ? schema : Object.assign({}, without(schema, strange), ...said);
};
