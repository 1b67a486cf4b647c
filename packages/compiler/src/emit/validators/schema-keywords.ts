// The keywords of draft 2020-12 from which a check is made, by the kind of their value. Any other is an
// annotation.

/** Keywords whose value is a schema. */
export const singleSchemas = [
  "items",
  "contains",
  "not",
  "if",
  "then",
  "else",
  "additionalProperties",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
] as const;

/** Keywords whose value is a list of schemas. */
export const schemaLists = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;

/** Keywords whose value is schemas by name. */
export const schemaMaps = [
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
] as const;

const assertions = `type const enum required multipleOf pattern format uniqueItems dependentRequired minimum maximum exclusiveMinimum
  exclusiveMaximum minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains`;

/** Every keyword that can affect the verdict of a schema. */
export const verdictKeywords: ReadonlySet<string> = new Set([
  "$ref",
  "$dynamicRef",
  ...singleSchemas,
  ...schemaLists,
  "properties",
  "patternProperties",
  "dependentSchemas",
  ...assertions.split(/\s+/),
]);

/**
 * Keywords whose check reads the members of an object, or must know which parts of a value others have
 * evaluated.
 */
export const memberKeywords: readonly string[] = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "propertyNames",
  "required",
  "dependentRequired",
  "dependentSchemas",
  "unevaluatedProperties",
  "unevaluatedItems",
];
