// The keywords of draft 2020-12 that a check is made from, by what stands under them. Any other is an annotation.

/** Keywords under which there is a schema. */
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

/** Keywords under which there is a list of schemas. */
export const schemaLists = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;

/** Keywords under which there are schemas by name. */
export const schemaMaps = [
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
] as const;

const assertions = `type const enum required multipleOf pattern format uniqueItems dependentRequired minimum maximum exclusiveMinimum
  exclusiveMaximum minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains`;

/** Every keyword on which the verdict of a schema can depend. */
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

/** Keywords whose check reads the members of an object, or must know which parts of a value others have evaluated. */
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
