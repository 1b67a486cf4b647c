import { without } from "../json.ts";
import type { SchemaRewrite } from "./rewrite-schema.ts";

/** Members that say what type a value has where `type` does not. */
const typing = ["type", "$ref", "properties", "items", "allOf", "anyOf", "oneOf", "enum"];

/**
 * Gives a list that says nothing of its items the schema of any value, which OpenAPI 3.0 wants, and takes the default of a value
 * whose type nobody knows, which generators print without quotes.
 */
export const completeTypes: SchemaRewrite = (schema) => {
  if (schema.type === "array" && schema.items === undefined) return { ...schema, items: {} };
  return typing.some((keyword) => schema[keyword] !== undefined) ? schema : without(schema, ["default"]);
};
