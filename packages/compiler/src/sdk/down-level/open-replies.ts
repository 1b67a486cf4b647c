import type { JsonObject } from "@callsheet/document";
import { without } from "../json.ts";
import { mapDocumentSchemas } from "./document-schemas.ts";
import { reachableComponents } from "./reachable-components.ts";
import { rewriteSchema, type SchemaRewrite } from "./rewrite-schema.ts";

/**
 * What a client judges in a reply, and a newer server may extend: known values, limits, members. Generated
 * clients refuse the whole reply for one unknown value. `required` and types stay, because the client's own
 * types depend on them.
 */
const limits =
  `additionalProperties:false enum exclusiveMaximum exclusiveMinimum maxItems maxLength maxProperties maximum minItems
  minLength minProperties minimum multipleOf pattern uniqueItems`.split(/\s+/);

/**
 * Lets every schema that a reply can hold accept values that the document does not know. What only requests
 * hold stays unchanged.
 */
export function openReplies(document: JsonObject): JsonObject {
  const received = reachableComponents(document, (place) => place === "response");
  return mapDocumentSchemas(document, (schema, place) => {
    const open = place === "response" || (typeof place === "object" && received.has(place.component));
    return open ? rewriteSchema(schema, openSchema) : schema;
  });
}

/** Alternatives of a value of one of these types tell values apart, and nothing else. */
const scalars = new Set<unknown>(["string", "number", "integer", "boolean"]);

/** Removes what closes a schema, and lists the known values in its description. */
export const openSchema: SchemaRewrite = (schema) => {
  const closed = limits.filter((limit) => {
    const [keyword = "", value] = limit.split(":");
    return value === undefined || String(schema[keyword]) === value;
  });
  const names = closed.map((limit) => limit.split(":")[0] ?? "");
  const open = without(schema, scalars.has(schema.type) ? [...names, "anyOf", "oneOf"] : names);
  const { enum: values } = schema;
  if (!Array.isArray(values) || values.length === 0) return open;
  const type = schema.type ?? commonType(values);
  const description = [schema.description, describeValues(values)].filter(Boolean).join(" ");
  return { ...open, ...(type !== undefined && { type }), description };
};

function describeValues(values: readonly unknown[]): string {
  const known = values
    .map((value) => (value === "" ? "the empty string" : `\`${String(value)}\``))
    .join(", ");
  return `Known values: ${known}. A newer server may send others.`;
}

function commonType(values: readonly unknown[]): string | undefined {
  const [first, ...others] = new Set(values.map((value) => typeof value));
  return others.length === 0 && (first === "string" || first === "number" || first === "boolean")
    ? first
    : undefined;
}
