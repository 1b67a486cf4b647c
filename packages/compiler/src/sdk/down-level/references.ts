import { asObject, isJsonObject, type JsonObject, mapValues } from "../json.ts";
import { mapDocumentSchemas } from "./document-schemas.ts";
import { resolveReference, schemaName } from "./local-reference.ts";
import { reachableComponents } from "./reachable-components.ts";
import { rewriteSchema } from "./rewrite-schema.ts";

/** Keywords that make a model of a schema: a class that a reference can name. */
const modelKeywords = ["properties", "allOf", "anyOf", "oneOf", "enum"];

/**
 * Settles the references of schemas. OpenAPI 3.0 ignores what stands beside a `$ref`, so a model is referred to by `allOf`, which may
 * have siblings, and anything else (texts, numbers, lists, maps) is written where it is used. Components that nothing refers to any
 * more go.
 */
export function settleReferences(document: JsonObject): JsonObject {
  const settled = mapDocumentSchemas(document, (schema, place) =>
    settle(document, schema, typeof place === "object" ? [place.component] : []),
  );
  return dropUnused(settled);
}

function settle(document: JsonObject, schema: JsonObject, under: readonly string[]): JsonObject {
  return rewriteSchema(schema, (part) => {
    if (typeof part.$ref !== "string") return unwrap(part);
    const { $ref, ...siblings } = part;
    const target = resolveReference(document, { $ref });
    const circle = under.includes($ref) || under.includes(schemaName($ref) ?? $ref);
    const named = schemaName($ref) !== undefined;
    if (named && (circle || modelKeywords.some((keyword) => target[keyword] !== undefined)))
      return Object.keys(siblings).length === 0 ? { $ref } : { allOf: [{ $ref }], ...siblings };
    if (circle) return siblings; // a schema within itself that has no name: any value
    return settle(document, { ...target, ...siblings }, [...under, schemaName($ref) ?? $ref]);
  });
}

/** One of one that is no reference says what its parts say, and generators read the parts better. */
function unwrap(schema: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  if (!Array.isArray(allOf) || allOf.length !== 1) return schema;
  const [only] = allOf;
  return isJsonObject(only) && only.$ref === undefined ? { ...only, ...rest } : schema;
}

function dropUnused(document: JsonObject): JsonObject {
  const used = reachableComponents(document, (place) => typeof place === "string");
  const components = asObject(document.components);
  const schemas = mapValues(components.schemas, (schema, name) => (used.has(name) ? schema : undefined));
  return { ...document, components: { ...components, schemas } };
}
