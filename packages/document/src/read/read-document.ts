import { type Bundle, bundleFiles } from "../bundle/bundle.ts";
import { isObject, type JsonObject, own, ownObject } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import { DocumentError } from "../source/document-error.ts";
import type { Problem } from "../source/problem.ts";
import { chooseByDiscriminator } from "../version/choose-by-discriminator.ts";
import { documentVersion, type OpenApiVersion } from "../version/document-version.ts";
import { settleDynamicReferences } from "../version/settle-dynamic-references.ts";
import { dropNullable, upgrade } from "../version/upgrade.ts";
import type { ApiDocument, ApiOperation, NamedSchema, Skipped } from "./operation.ts";
import { PathReader } from "./path-reader.ts";
import { readServers } from "./read-servers.ts";

/**
 * Reads an OpenAPI document in memory, as a value or as the text of a YAML or JSON file. Operations that
 * cannot be read are listed with the reason.
 * @throws DocumentError when it is not an OpenAPI document of a supported version
 */
export function readDocument(name: string, source: unknown): ApiDocument {
  return readBundle(name, bundleFiles({ [name]: source }, name));
}

/**
 * Reads a bundled document: its root becomes a 3.1 document in place.
 * @throws DocumentError when it is not an OpenAPI document of a supported version; it carries the problems of
 * all files
 */
export function readBundle(name: string, bundle: Bundle): ApiDocument {
  const version = versionOf(name, bundle);
  const root = bundle.root as JsonObject;
  restoreTexts(root, bundle);
  if (version === "3.0") upgrade(root);
  else dropNullable(root);
  const copies = settleDynamicReferences({ name, root });
  chooseByDiscriminator({ name, root });
  const operations: ApiOperation[] = [];
  const webhooks: ApiOperation[] = [];
  const schemas: NamedSchema[] = [];
  const skipped: Skipped[] = [];
  const problems: Problem[] = [...bundle.problems];
  const document: ApiDocument = {
    name,
    version,
    root,
    operations,
    webhooks,
    schemas,
    servers: readServers([{ value: root, pointer: "" }]),
    skipped,
    problems,
    files: bundle.files,
    locate: (pointer) => bundle.locate(originOf(pointer, copies)),
  };
  schemas.push(...readSchemas(document));
  const warn = (pointer: string, message: string): void => {
    problems.push({ ...document.locate(pointer), message, severity: "warning" });
  };
  const reader = new PathReader(document, { skipped, warn, version });
  reader.readAll("paths", operations);
  reader.readAll("webhooks", webhooks);
  return document;
}

/** The place of a copy's original. */
function originOf(pointer: string, copies: ReadonlyMap<string, string>): string {
  const component = /^\/components\/schemas\/[^/]+/.exec(pointer)?.[0];
  const origin = component === undefined ? undefined : copies.get(component);
  return origin === undefined ? pointer : origin + pointer.slice(component?.length);
}

function versionOf(name: string, bundle: Bundle): OpenApiVersion {
  // A file that cannot be parsed has a problem already, and no value.
  if (bundle.root === undefined && bundle.problems.length > 0) throw DocumentError.of(name, bundle.problems);
  const verdict = documentVersion(bundle.root);
  if ("version" in verdict) return verdict.version;
  const place = bundle.locate(verdict.pointer);
  const problem = { ...place, message: verdict.refusal };
  const others = bundle.problems.filter(({ pointer, file }) => pointer !== "" || file !== place.file);
  throw DocumentError.of(name, [problem, ...others]);
}

/** Versions are texts: without quotes, YAML takes `1.0` for the number 1. */
function restoreTexts(root: JsonObject, bundle: Bundle): void {
  const restore = (holder: JsonObject, name: string, pointer: string): void => {
    const value = own(holder, name);
    if (typeof value === "number")
      (holder as Record<string, unknown>)[name] = bundle.textAt(pointer) ?? String(value);
  };
  restore(root, "openapi", "/openapi");
  restore(ownObject(root, "info"), "version", "/info/version");
}

function readSchemas(document: ApiDocument): NamedSchema[] {
  const schemas = ownObject(ownObject(document.root, "components"), "schemas");
  return Object.keys(schemas).flatMap((name) => {
    const schema = schemas[name];
    if (typeof schema !== "boolean" && !isObject(schema)) return [];
    return { name, schema: { document, schema, pointer: `/components/schemas${pointerStep(name)}` } };
  });
}
