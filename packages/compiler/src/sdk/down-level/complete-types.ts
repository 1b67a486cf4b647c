import { without } from "../json.ts";
import type { SchemaRewrite } from "./rewrite-schema.ts";

/** Members that reveal the type of a value if `type` does not. */
const typing = ["type", "$ref", "properties", "items", "allOf", "anyOf", "oneOf", "enum"];

/**
 * Gives a list without `items` the schema of any value, which OpenAPI 3.0 requires, and removes the default
 * of a value of unknown type, which generators print without quotes.
 */
export const completeTypes: SchemaRewrite = (schema) => {
  if (schema.type === "array" && schema.items === undefined) return { ...schema, items: {} };
  return typing.some((keyword) => schema[keyword] !== undefined) ? schema : without(schema, ["default"]);
};
