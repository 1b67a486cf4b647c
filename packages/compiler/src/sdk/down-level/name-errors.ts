import { type JsonObject, own } from "@callsheet/document";
import { asObject, mapValues } from "../json.ts";
import { methods } from "./document-schemas.ts";
import { resolveObject, schemaName } from "./local-reference.ts";

/**
 * AWS's header that names an error, in lowercase. A document of another profile names its errors by their
 * schemas.
 */
const errorTypeHeader = "x-amzn-errortype";

/**
 * Gives every error its own schema with the error's name, if a header names it and all errors share one body.
 * So a client's error is a `ResourceNotFoundException`, not the shared form. A name that another schema has
 * remains that schema's.
 */
export function nameErrors(document: JsonObject): JsonObject {
  const components = asObject(document.components);
  const schemas = asObject(components.schemas);
  const added = new Map<string, { readonly from: string; readonly schema: JsonObject }>();
  const rename = (response: JsonObject, name: string) => (media: unknown) => {
    const { schema, ...rest } = asObject(media);
    const from = schemaName(own(asObject(schema), "$ref"));
    const known = added.get(name)?.from;
    if (from === undefined || Object.hasOwn(schemas, name) || (known ?? from) !== from) return media;
    const shared = resolveObject(document, asObject(schema));
    added.set(name, { from, schema: { ...shared, ...describe(response) } });
    return { ...rest, schema: { $ref: `#/components/schemas/${name}` } };
  };
  const paths = mapResponses(document.paths, (response) => {
    const name = errorName(response);
    if (name === undefined) return response;
    return { ...response, content: mapValues(response.content, rename(response, name)) };
  });
  const named = Object.fromEntries([...added].map(([name, { schema }]) => [name, schema]));
  return { ...document, paths, components: { ...components, schemas: { ...schemas, ...named } } };
}

function describe({ description }: JsonObject): JsonObject {
  return typeof description === "string" ? { description } : {};
}

function errorName(response: JsonObject): string | undefined {
  const [, header] =
    Object.entries(asObject(response.headers)).find(([name]) => name.toLowerCase() === errorTypeHeader) ?? [];
  const schema = asObject(own(asObject(header), "schema"));
  const [first] = (own(schema, "anyOf") as unknown[] | undefined) ?? [schema];
  const name = own(asObject(first), "const");
  return typeof name === "string" && /^[A-Za-z][A-Za-z0-9]{0,99}$/.test(name) ? name : undefined;
}

function mapResponses(paths: unknown, rewrite: (response: JsonObject) => JsonObject): JsonObject {
  return mapValues(paths, (item) =>
    mapValues(item, (operation, method) =>
      methods.has(method)
        ? {
            ...asObject(operation),
            responses: mapValues(asObject(operation).responses, (response) => rewrite(asObject(response))),
          }
        : operation,
    ),
  );
}
