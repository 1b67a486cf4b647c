import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { ContractModel, Problem } from "@callsheet/document";
import { displayPath } from "./documents.ts";
import { emitClient } from "./emit/client.ts";
import { emitDocuments } from "./emit/documents.ts";
import { emitOperations } from "./emit/operations.ts";
import { emitSchemas } from "./emit/schemas.ts";
import { emitServer } from "./emit/server.ts";
import { emitTypes } from "./emit/types.ts";
import { type Layout, type Part, packagesLayout } from "./layout.ts";
import { makeModel, problemOf } from "./make-model.ts";
import type { Outputs } from "./outputs.ts";
import { ProblemsError, type ReadDocument, readDocuments } from "./read-documents.ts";

/** What to generate from, and where to. */
export interface GenerateOptions {
  /** A folder of documents, or one document, or several of either. */
  readonly spec: string | readonly string[];
  /** The root of the written files. */
  readonly root: string;
  /**
   * Where files go and how they import each other. Default: a package for each part, as in this repository.
   */
  readonly layout?: Layout;
  /**
   * True to refuse a document with an unsupported part, instead of leaving out the operation. Default: false.
   */
  readonly strict?: boolean;
  /** Called before each document is processed, with its number from 1 and the total. */
  readonly onDocument?: (document: ReadDocument, number: number, count: number) => void;
}

/** The output for documents. */
export interface Generated {
  readonly documents: readonly ReadDocument[];
  readonly models: readonly ContractModel[];
  readonly outputs: Outputs;
  /** What was not generated, with its place. */
  readonly skipped: readonly Problem[];
}

/**
 * Generates every file from documents, in memory. What is not supported costs its operation, and is listed in
 * {@link Generated.skipped}.
 *
 * @throws {ProblemsError} for documents that cannot be read, and with `strict` for what is not supported.
 */
export async function generate(options: GenerateOptions): Promise<Generated> {
  const { spec, root, layout = packagesLayout, strict = false, onDocument } = options;
  const documents = readDocuments(spec);
  await refuseEmptied([spec].flat(), root, layout, documents);
  const made = documents.map((document, index) => {
    onDocument?.(document, index + 1, documents.length);
    return makeDocument(document, layout, path.relative(root, document.file).replaceAll(path.sep, "/"));
  });
  checkServices(documents, made);
  const skipped = made.flatMap(({ skipped }) => skipped);
  if (strict && skipped.length > 0) throw new ProblemsError(skipped);
  const outputs = new Map(made.flatMap(({ files }) => [...files]));
  const models = made.map(({ model }) => model);
  if (layout.index !== undefined) outputs.set(layout.index, emitDocuments(models));
  return { documents, models, outputs, skipped };
}

/** The whole output for one document. */
interface Made {
  readonly model: ContractModel;
  readonly files: ReadonlyMap<string, string>;
  readonly skipped: readonly Problem[];
}

/** The output for each document, by its content: an edit of one document only regenerates that one. */
const known = new Map<string, { readonly key: string; readonly layout: Layout; readonly made: Made }>();

function makeDocument(document: ReadDocument, layout: Layout, source: string): Made {
  const { api, file } = document;
  const json = `${JSON.stringify(api.root, null, 2)}\n`;
  const key = JSON.stringify([source, [...(document.provenance?.facts ?? [])], json]);
  const before = known.get(file);
  if (before?.layout === layout && before.key === key) return before.made;
  const made = make(document, { layout, source, json });
  known.set(file, { key, layout, made });
  return made;
}

interface Making {
  readonly layout: Layout;
  /** The document's path, relative to the root of the files. */
  readonly source: string;
  /** The document in one piece. */
  readonly json: string;
}

function make(document: ReadDocument, { layout, source, json }: Making): Made {
  const { id } = document;
  const typesModule = layout.modules("validatorTypes", id)("types");
  const { model, validators, skipped } = makeModel(document, { source, typesModule });
  const files = new Map<string, string>();
  const put = (part: Part, text: () => string) => {
    const name = layout.file(part, id);
    if (name !== undefined) files.set(name, text());
  };
  put("document", () => json);
  put("schemas", () => emitSchemas(model.definitions));
  put("types", () => emitTypes(model, source));
  put("operations", () => emitOperations(model, source, layout.modules("operations", id)));
  put("validators", () => validators.get(`gen/${id}.js`) ?? "");
  put("validatorTypes", () => validators.get(`gen/${id}.d.ts`) ?? "");
  put("client", () => emitClient(model, source, layout.modules("client", id)));
  put("server", () => emitServer(model, source, layout.modules("server", id)));
  return { model, files, skipped };
}

/** A document that lost its `openapi` in a broken save was not removed: its modules must stay. */
async function refuseEmptied(
  specs: readonly string[],
  root: string,
  layout: Layout,
  documents: readonly ReadDocument[],
): Promise<void> {
  const sample = layout.file("document", "x");
  if (sample === undefined) return;
  const present = await readdir(path.join(root, path.dirname(sample))).catch(() => []);
  const ids = new Set(documents.map(({ id }) => id));
  for (const id of present.map((name) => path.basename(name, ".json")).filter((name) => !ids.has(name))) {
    const file = specs
      .flatMap((spec) => ["yaml", "yml", "json"].map((ending) => path.join(spec, `${id}.${ending}`)))
      .find((name) => existsSync(name));
    if (file === undefined) continue;
    const message = "was a document and has no `openapi` any more; delete the file if its modules are to go";
    throw new ProblemsError([{ file: displayPath(path.resolve(file)), pointer: "", message }]);
  }
}

/** Services of one project have distinct names: those of their clients and servers. */
function checkServices(documents: readonly ReadDocument[], made: readonly Made[]): void {
  const problems = made.flatMap(({ model }, index): Problem[] => {
    const { name } = model.service;
    const other = made.findIndex((one) => one.model.service.name === name);
    const document = documents[index];
    if (other >= index || !document) return [];
    const reason = `the name \`${name}\` is taken by ${documents[other]?.id}`;
    return [problemOf(document, { pointer: "/info/x-callsheet-service/name", reason })];
  });
  if (problems.length > 0) throw new ProblemsError(problems);
}
