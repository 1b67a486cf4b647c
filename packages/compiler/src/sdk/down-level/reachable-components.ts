import type { JsonObject } from "@callsheet/document";
import { mapDocumentSchemas, type SchemaPlace } from "./document-schemas.ts";
import { schemaName } from "./local-reference.ts";
import { schemasWithin } from "./rewrite-schema.ts";

/**
 * The names of the components that schemas in the given places refer to, directly or through other
 * components.
 */
export function reachableComponents(
  document: JsonObject,
  startsAt: (place: SchemaPlace) => boolean,
): ReadonlySet<string> {
  const queue: JsonObject[] = [];
  const components = new Map<string, JsonObject>();
  mapDocumentSchemas(document, (schema, place) => {
    if (startsAt(place)) queue.push(schema);
    if (typeof place === "object") components.set(place.component, schema);
    return schema;
  });
  const reached = new Set<string>();
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    for (const { $ref } of schemasWithin(schema)) {
      const name = schemaName($ref);
      if (name === undefined || reached.has(name)) continue;
      reached.add(name);
      queue.push(components.get(name) ?? {});
    }
  }
  return reached;
}
