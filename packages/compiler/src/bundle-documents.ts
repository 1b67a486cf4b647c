import {
  bundleDocument,
  type Config,
  createConfig,
  getLineColLocation,
  getTypes,
} from "@redocly/openapi-core";
import { displayPath, listDocuments, type SpecDocument } from "./documents.ts";
import type { OpenApi } from "./openapi.ts";
import { SpecError } from "./spec-error.ts";
import { limits, SpecFolder } from "./spec-folder.ts";

/** A document with everything that it refers to, in one piece. */
export interface BundledDocument extends SpecDocument {
  /** The bundled document: every `$ref` points into its own components, and headers are inlined. */
  readonly openapi: OpenApi;
  /** Every file that it was made from. */
  readonly files: readonly string[];
}

let config: Promise<Config> | undefined;

/** Bundles every document of a folder. Throws a {@link SpecError} at the first broken reference or file. */
export async function bundleDocuments(folder: string): Promise<BundledDocument[]> {
  const documents = await listDocuments(folder);
  if (documents.length === 0)
    throw new SpecError({ file: displayPath(folder) }, "holds no document: no YAML file in it has `paths`");
  return Promise.all(documents.map((document) => bundle(document, new SpecFolder(folder)))); // the bundler writes into what it reads
}

async function bundle(document: SpecDocument, resolver: SpecFolder): Promise<BundledDocument> {
  config ??= createConfig({});
  const root = await resolver.resolveDocument<OpenApi>(null, document.file, true);
  if (root instanceof Error) throw asSpecError(root, document.file);
  checkVersion(document, root.parsed);
  const { bundle, problems, fileDependencies } = await bundleDocument({
    document: root,
    config: await config,
    types: getTypes("oas3_1"),
    externalRefResolver: resolver,
  });
  const problem = problems.find(({ severity }) => severity === "error");
  if (problem) {
    const [location] = problem.location;
    if (!location) throw new SpecError({ file: displayPath(document.file) }, problem.message);
    const { start } = getLineColLocation(location);
    throw new SpecError(
      { file: displayPath(location.source.absoluteRef), line: start.line, column: start.col },
      problem.message.split("\n", 1)[0] ?? "",
    );
  }
  return {
    ...document,
    openapi: inlineLeaves(bundle.parsed as OpenApi, document.file),
    files: [document.file, ...fileDependencies],
  };
}

function asSpecError(error: Error & { originalError?: Error }, file: string): Error {
  const cause = error.originalError ?? error;
  return cause instanceof SpecError ? cause : new SpecError({ file: displayPath(file) }, cause.message);
}

function checkVersion({ file }: SpecDocument, parsed: unknown): void {
  const version = (parsed as { openapi?: unknown } | null)?.openapi;
  if (typeof version === "string" && /^3\.1\.\d+$/.test(version)) return;
  throw new SpecError(
    { file: displayPath(file) },
    `is not an OpenAPI 3.1 document: \`openapi\` is ${JSON.stringify(version) ?? "missing"}`,
  );
}

/**
 * Puts headers and examples in the place of the references to them: openapi-typescript takes every referenced header for a
 * required one, and the bundler names examples after their files, which are called alike in many folders.
 */
function inlineLeaves(openapi: OpenApi, file: string): OpenApi {
  const { headers = {}, examples = {}, ...components } = openapi.components ?? {};
  const leaves: Record<string, Record<string, unknown>> = { headers, examples };
  let copies = 0;
  const inlined = mapObjects({ ...openapi, ...(openapi.components && { components }) }, (node) => {
    const [, kind, name] =
      typeof node.$ref === "string"
        ? (/^#\/components\/(headers|examples)\/([^/]+)$/.exec(node.$ref) ?? [])
        : [];
    const leaf =
      kind !== undefined && name !== undefined ? leaves[kind]?.[decodeURIComponent(name)] : undefined;
    if (leaf === undefined) return node;
    if (++copies > limits.copies)
      throw new SpecError(
        { file: displayPath(file), line: 1 },
        `refers to ${kind} too often: \`${name}\` and others refer to each other`,
      );
    return structuredClone(leaf) as Record<string, unknown>;
  });
  return inlined as unknown as OpenApi;
}

function mapObjects(node: unknown, map: (node: Record<string, unknown>) => Record<string, unknown>): unknown {
  if (Array.isArray(node)) return node.map((item) => mapObjects(item, map));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(map(node as Record<string, unknown>)).map(([key, value]) => [key, mapObjects(value, map)]),
  );
}
