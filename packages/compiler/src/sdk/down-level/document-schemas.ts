import { isObject, type JsonObject } from "@callsheet/document";
import { asObject, mapValues } from "../json.ts";

/** The place of a schema: what clients send, what servers send, or a component that either may refer to. */
export type SchemaPlace = "request" | "response" | { readonly component: string };

/** The members of a path item that are operations. */
export const methods: ReadonlySet<string> = new Set(
  "get put post delete options head patch trace".split(" "),
);

/**
 * Rewrites the outermost schemas of a document, whose references to anything except schemas are already
 * inlined.
 */
export function mapDocumentSchemas(
  document: JsonObject,
  rewrite: (schema: JsonObject, place: SchemaPlace) => JsonObject,
): JsonObject {
  const components = asObject(document.components);
  return {
    ...document,
    paths: mapValues(document.paths, (item) =>
      mapValues(item, (value, name) => {
        if (name === "parameters") return mapHolders(value, (schema) => rewrite(schema, "request"));
        return methods.has(name) ? mapOperation(asObject(value), rewrite) : value;
      }),
    ),
    components: {
      ...components,
      schemas: mapValues(components.schemas, (schema, component) => rewrite(asObject(schema), { component })),
    },
  };
}

function mapOperation(
  operation: JsonObject,
  rewrite: (schema: JsonObject, place: SchemaPlace) => JsonObject,
): JsonObject {
  const sent = (schema: JsonObject) => rewrite(schema, "request");
  const received = (schema: JsonObject) => rewrite(schema, "response");
  return mapValues(operation, (value, name) => {
    if (name === "parameters") return mapHolders(value, sent);
    if (name === "requestBody") return mapHolder(value, sent);
    if (name !== "responses") return value;
    return mapValues(value, (response) => ({
      ...asObject(mapHolder(response, received)),
      ...(isObject(asObject(response).headers) && {
        headers: mapValues(asObject(response).headers, (header) => mapHolder(header, received)),
      }),
    }));
  });
}

function mapHolders(list: unknown, rewrite: (schema: JsonObject) => JsonObject): unknown {
  return Array.isArray(list) ? list.map((holder) => mapHolder(holder, rewrite)) : list;
}

/** A parameter, header, body, response or media type: it has a schema itself, or media types that do. */
function mapHolder(holder: unknown, rewrite: (schema: JsonObject) => JsonObject): unknown {
  if (!isObject(holder)) return holder;
  return mapValues(holder, (value, name) => {
    if (name === "schema") return rewrite(asObject(value));
    return name === "content" ? mapValues(value, (media) => mapHolder(media, rewrite)) : value;
  });
}
