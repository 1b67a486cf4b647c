import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { type BundledDocument, bundleDocuments } from "./bundle-documents.ts";
import { displayPath } from "./documents.ts";
import { emitDocuments } from "./emit/documents.ts";
import { emitGeneratorInput } from "./emit/generator-input.ts";
import { emitSchemas } from "./emit/schemas.ts";
import { emitTypes } from "./emit/types.ts";
import { emitValidators } from "./emit/validators.ts";
import { explainFailure } from "./explain-failure.ts";
import { findUnsafePattern, findUnsafePatterns } from "./lint/safe-patterns.ts";
import { readSources } from "./lint/spec-sources.ts";
import { createModel } from "./model/create-model.ts";
import { createDefinitions } from "./model/definitions.ts";
import type { Model } from "./model/model.ts";
import { createReader } from "./model/reader.ts";
import { isIdentifier } from "./names.ts";
import { missingGenerator, runGenerator, templatedPackages, templatesDigest } from "./openapi-generator.ts";
import { type Outputs, readOutputs } from "./outputs.ts";
import { SpecError } from "./spec-error.ts";

/** What to derive from and against. */
export interface DeriveOptions {
  /** The folder of documents. */
  readonly spec: string;
  /** The root whose generated files may be used again. */
  readonly root: string;
  /** True to run openapi-generator even when its input is what it was. Default: false. */
  readonly always?: boolean;
}

/** What a folder of documents becomes. */
export interface Derived {
  readonly documents: readonly BundledDocument[];
  readonly outputs: Outputs;
  /** Why some modules could not be made again, and are as they were; nothing when all were. */
  readonly skipped?: string;
  /** True when modules that were not made again are older than the documents, or were edited by hand. */
  readonly stale: boolean;
  /** True when openapi-generator ran. */
  readonly generatorRan: boolean;
}

const generatorInput = "scripts/gen/openapi-generator-input.json";

/** The digests of the modules that openapi-generator made: edits of them by hand are seen without running it. */
const generatorOutput = "scripts/gen/openapi-generator-output.json";

/** Derives every generated file from the documents, in memory. Throws a `SpecError` for a document that cannot be used. */
export async function derive(options: DeriveOptions): Promise<Derived> {
  try {
    return await deriveAll(options);
  } catch (error) {
    throw await explainFailure(error, options.spec);
  }
}

async function deriveAll({ spec, root, always = false }: DeriveOptions): Promise<Derived> {
  const documents = await bundleDocuments(spec);
  await refuseEmptied(spec, root, documents);
  await refuseUnsafePatterns(spec, documents);
  const models = documents.map(createModel);
  checkServices(documents, models);
  const outputs = new Map<string, string>();
  for (const [index, document] of documents.entries()) {
    const model = models[index] as Model;
    for (const [file, text] of await deriveDocument(document, model)) outputs.set(file, text);
  }
  outputs.set("packages/contract/src/gen/documents.ts", emitDocuments(models));
  const input = emitGeneratorInput(models, await templatesDigest());
  const generated = await deriveTemplated(input, { root, always, ids: models.map(({ id }) => id) });
  for (const [file, text] of generated.files) outputs.set(file, text);
  return {
    documents,
    outputs,
    generatorRan: generated.ran,
    stale: generated.stale,
    ...(generated.skipped !== undefined && { skipped: generated.skipped }),
  };
}

/** A document whose `paths` a broken save took away is not one that was removed: its modules must stay. */
async function refuseEmptied(
  spec: string,
  root: string,
  documents: readonly BundledDocument[],
): Promise<void> {
  const bundled = await readdir(path.join(root, "packages/contract/openapi")).catch(() => []);
  const known = new Set(documents.map(({ id }) => id));
  for (const id of bundled.map((name) => path.basename(name, ".json")).filter((name) => !known.has(name))) {
    const files = ["yaml", "yml", "json"].map((ending) => path.join(spec, `${id}.${ending}`));
    const file = files.find((name) => existsSync(name));
    if (file !== undefined)
      throw new SpecError(
        { file: displayPath(path.resolve(file)) },
        "was a document and has no `paths` any more; delete the file if its modules are to go",
      );
  }
}

/** A pattern becomes part of a validator that meets what anyone sends: as it was written, and as references put it together. */
async function refuseUnsafePatterns(spec: string, documents: readonly BundledDocument[]): Promise<void> {
  const [finding] = await findUnsafePatterns(await readSources(path.resolve(spec), documents));
  if (finding) throw new SpecError({ ...finding, file: displayPath(finding.file) }, finding.message);
  for (const document of documents) {
    const unsafe = await findUnsafePattern(document.openapi);
    if (unsafe) createReader(document).fail(unsafe.pointer, unsafe.problem);
  }
}

/** What each document became, by its content: an edit of one document derives that one again. */
const derivedDocuments = new Map<string, { key: string; files: Map<string, string> }>();

async function deriveDocument(document: BundledDocument, model: Model): Promise<Map<string, string>> {
  const json = `${JSON.stringify(document.openapi, null, 2)}\n`;
  const known = derivedDocuments.get(document.file);
  if (known?.key === json) return known.files;
  const { id } = document;
  const definitions = createDefinitions(model);
  const input = { id, definitions, types: new Set(Object.keys(definitions).filter(isIdentifier)) };
  const files = new Map([
    [`packages/contract/openapi/${id}.json`, json],
    [`packages/contract/src/gen/${id}.types.ts`, await emitTypes(document, model)],
  ]);
  for (const [name, text] of [...emitSchemas(input), ...placed(document, () => emitValidators(input))])
    files.set(`packages/validators/${name}`, text);
  derivedDocuments.set(document.file, { key: json, files });
  return files;
}

/** Validators know a bundled document by pointers; whoever edits it wants the line of a file. */
function placed<T>(document: BundledDocument, emit: () => T): T {
  try {
    return emit();
  } catch (error) {
    if (!(error instanceof SpecError) || error.place.pointer === undefined) throw error;
    const { pointer } = error.place;
    return createReader(document).fail(pointer, `${pointer} ${error.problem}`);
  }
}

function checkServices(documents: readonly BundledDocument[], models: readonly Model[]): void {
  models.forEach(({ operations }, index) => {
    const document = documents[index];
    if (document && operations.length === 0) createReader(document).fail("/paths", "declares no operation");
  });
  models.forEach(({ service }, index) => {
    const other = models.findIndex((model) => model.service.name === service.name);
    const file = documents[index]?.file ?? "";
    if (other < index)
      throw new SpecError(
        { file: displayPath(file), pointer: "/info/x-callsheet-service/name" },
        `the name \`${service.name}\` is taken by ${documents[other]?.id}`,
      );
  });
}

interface Templated {
  readonly files: ReadonlyMap<string, string>;
  readonly ran: boolean;
  readonly stale: boolean;
  readonly skipped?: string;
}

/** Runs openapi-generator where its input or output changed; uses the modules on disk where not, or where it cannot run. */
async function deriveTemplated(
  input: string,
  { root, always, ids }: { root: string; always: boolean; ids: readonly string[] },
): Promise<Templated> {
  const present = await readOutputs(root);
  const names = ids.flatMap((id) => templatedPackages.map((name) => `packages/${name}/src/gen/${id}.ts`));
  const modules = new Map([...present].filter(([file]) => names.includes(file)));
  const records = [...present].filter(([file]) => file === generatorInput || file === generatorOutput);
  const kept = new Map([...modules, ...records]);
  const stale = present.get(generatorInput) !== input || present.get(generatorOutput) !== digests(modules);
  if (!stale && !always) return { files: kept, ran: false, stale };
  const missing = missingGenerator();
  if (missing === undefined) {
    const made = await runGenerator(input, ids);
    const files = new Map([...made, [generatorInput, input], [generatorOutput, digests(made)]]);
    return { files, ran: true, stale: false };
  }
  const consequence = stale
    ? "the client, server and operation table are not what the documents give"
    : "the committed modules were not made again";
  return { files: kept, ran: false, stale, skipped: `${missing}; ${consequence}` };
}

function digests(modules: ReadonlyMap<string, string>): string {
  const entries = [...modules].sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  return `${JSON.stringify(Object.fromEntries(entries.map(([file, text]) => [file, digest(text)])), null, 2)}\n`;
}
