import { isObject, type JsonObject } from "@callsheet/document";
import { without } from "../json.ts";
import type { SchemaRewrite } from "./rewrite-schema.ts";

/** Keywords that do not concern values: they stay if the rest of a schema cannot be expressed. */
const annotations = new Set(
  "title description deprecated readOnly writeOnly example default nullable".split(" "),
);

/**
 * Expresses `type: [string, "null"]`, a branch for null and a null among the values as in OpenAPI 3.0:
 * `nullable`.
 */
export const writeNullable: SchemaRewrite = (schema) => nullValue(nullBranch(nullType(schema)));

function nullType(schema: JsonObject): JsonObject {
  const { type, ...rest } = schema;
  if (typeof type !== "string" && !Array.isArray(type)) return schema;
  const types = [type].flat().filter((name) => name !== "null");
  const nullable = types.length < [type].flat().length && { nullable: true };
  const [first] = types;
  if (types.length === 1) return { type: first, ...rest, ...nullable };
  return { ...onlyAnnotations(rest), ...nullable }; // one of several types: any value
}

function nullBranch(schema: JsonObject): JsonObject {
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = schema[keyword];
    if (!Array.isArray(branches)) continue;
    const others = branches.filter((branch) => !isNull(branch));
    if (others.length === branches.length) continue;
    const rest = without(schema, [keyword]);
    if (others.length === 0) return { ...rest, nullable: true };
    return { ...rest, [others.length === 1 ? "allOf" : keyword]: others, nullable: true };
  }
  return schema;
}

/** A rewritten `type: "null"`, or `const: null`. */
function isNull(branch: unknown): boolean {
  if (!isObject(branch)) return false;
  return branch.nullable === true && Object.keys(branch).every((keyword) => annotations.has(keyword));
}

function nullValue(schema: JsonObject): JsonObject {
  const { enum: values } = schema;
  if (!Array.isArray(values) || !values.includes(null)) return schema;
  const others = values.filter((value) => value !== null);
  const rest = without(schema, ["enum"]);
  return { ...rest, ...(others.length > 0 && { enum: others }), nullable: true };
}

function onlyAnnotations(schema: JsonObject): JsonObject {
  return without(
    schema,
    Object.keys(schema).filter((keyword) => !annotations.has(keyword) && !keyword.startsWith("x-")),
  );
}
