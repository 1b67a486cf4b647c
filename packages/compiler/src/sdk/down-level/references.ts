import { isObject, type JsonObject } from "@callsheet/document";
import { asObject, mapValues } from "../json.ts";
import { SdkError } from "../sdk-error.ts";
import { mapDocumentSchemas } from "./document-schemas.ts";
import { resolveObject, schemaName } from "./local-reference.ts";
import { reachableComponents } from "./reachable-components.ts";
import { rewriteSchema } from "./rewrite-schema.ts";

/** Keywords that make a schema a model: a class that a reference can name. */
const modelKeywords = ["properties", "allOf", "anyOf", "oneOf", "enum"];

/** Schemas that refer to each other many times over would grow endlessly. */
const mostWritten = 50_000;

/**
 * Settles the references of schemas. OpenAPI 3.0 ignores the siblings of a `$ref`, so a model is referred to
 * by `allOf`, which may have siblings, and anything else (texts, numbers, lists, maps) is written where it is
 * used. Components without remaining references are removed.
 *
 * @throws SdkError for a reference that leads nowhere, or when the schemas grow too large.
 */
export function settleReferences(document: JsonObject): JsonObject {
  let written = 0;
  const settle = (schema: JsonObject, under: readonly string[]): JsonObject =>
    rewriteSchema(schema, (part) => {
      if (typeof part.$ref !== "string") return unwrap(part);
      const { $ref, ...siblings } = part;
      const target = resolveObject(document, { $ref });
      const name = schemaName($ref);
      const circle = under.includes($ref);
      if (name !== undefined && (circle || isModel(target)))
        return Object.keys(siblings).length === 0 ? { $ref } : { allOf: [{ $ref }], ...siblings };
      if (circle) return siblings; // a schema within itself that has no name: any value
      if (++written > mostWritten)
        throw new SdkError("the document's schemas refer to each other too many times");
      return settle({ ...target, ...siblings }, [...under, $ref]);
    });
  return dropUnused(
    mapDocumentSchemas(document, (schema, place) =>
      settle(schema, typeof place === "object" ? [`#/components/schemas/${place.component}`] : []),
    ),
  );
}

function isModel(schema: JsonObject): boolean {
  return modelKeywords.some((keyword) => schema[keyword] !== undefined);
}

/** A single alternative that is not a reference equals its parts, which generators read better. */
function unwrap(schema: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  if (!Array.isArray(allOf) || allOf.length !== 1) return schema;
  const [only] = allOf;
  return isObject(only) && only.$ref === undefined ? { ...only, ...rest } : schema;
}

function dropUnused(document: JsonObject): JsonObject {
  const used = reachableComponents(document, (place) => typeof place === "string");
  const components = asObject(document.components);
  const schemas = mapValues(components.schemas, (schema, name) => (used.has(name) ? schema : undefined));
  return { ...document, components: { ...components, schemas } };
}
