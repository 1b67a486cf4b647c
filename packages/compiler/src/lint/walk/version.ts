import { memberOf } from "../source/located.ts";

/** A version of OpenAPI that is read. */
export type Version = "3.0" | "3.1" | "3.2";

/** The version of a document, or a sentence on why it has none that is read. */
export function versionOf(
  document: unknown,
): Version | { readonly problem: string; readonly at: readonly string[] } {
  const swagger = memberOf(document, "swagger");
  if (swagger !== undefined)
    return {
      at: ["swagger"],
      problem: `Swagger ${String(swagger)} is not supported; convert the document to OpenAPI 3, for example with swagger2openapi.`,
    };
  const version = memberOf(document, "openapi");
  if (version === undefined)
    return { at: [], problem: "The document needs `openapi`, the version that it follows, such as 3.1.1." };
  const [, minor] = /^(3\.[012])(?:\.\d+(?:-.*)?)?$/.exec(String(version)) ?? [];
  if (minor !== undefined) return minor as Version;
  return {
    at: ["openapi"],
    problem: `OpenAPI ${JSON.stringify(version)} is not supported; the versions are 3.0, 3.1 and 3.2.`,
  };
}
