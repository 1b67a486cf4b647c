import { isObject, own } from "../json/json.ts";

/** The supported versions of OpenAPI. */
export type OpenApiVersion = "3.0" | "3.1" | "3.2";

/** The version of a document, or why it cannot be read. */
export type VersionVerdict =
  | { readonly version: OpenApiVersion }
  | { readonly pointer: string; readonly refusal: string };

/**
 * Finds the OpenAPI version of a document. A version without quotes, which YAML takes for a number, is
 * accepted as well.
 */
export function documentVersion(root: unknown): VersionVerdict {
  if (!isObject(root)) return { pointer: "", refusal: "is not an object: an OpenAPI document was expected" };
  const declared = own(root, "openapi");
  const [, version] = /^(3\.[012])(?:\.\d+(?:-[\w.]+)?)?$/.exec(String(declared)) ?? [];
  if (version !== undefined) return { version: version as OpenApiVersion };
  if (declared === 3) return { version: "3.0" };
  if (declared === undefined && own(root, "swagger") !== undefined)
    return {
      pointer: "/swagger",
      refusal: "is Swagger 2.0, which is not read: convert the document to OpenAPI 3 first",
    };
  const found = declared === undefined ? "missing" : JSON.stringify(declared);
  return { pointer: "/openapi", refusal: `is ${found}: OpenAPI 3.0, 3.1 and 3.2 are read` };
}
