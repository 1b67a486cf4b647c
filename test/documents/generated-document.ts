import path from "node:path";
import { pathToFileURL } from "node:url";
import { folderLayout, formatProblem, generate } from "@callsheet/compiler";
import type { ApiDocument, ContractModel } from "@callsheet/document";
import type { Operation } from "@callsheet/protocol";
import type { Context, ServiceHandler, ServiceOptions } from "@callsheet/server";
import type { FixtureDocument } from "./fixture-documents.ts";
import type { GeneratedTree } from "./generated-tree.ts";

/** A handler of a stub, whatever its operation. */
export type AnyHandler = (input: unknown, context: Context) => Promise<unknown>;

/** A method of a generated client, whatever its operation. */
export interface AnyMethod {
  (input: unknown): Promise<unknown>;
  try(input: unknown): Promise<{ ok: boolean; output?: unknown; error?: Record<string, unknown> }>;
}

/** A validator of the generated module. */
export interface AnyValidator {
  is(value: unknown): boolean;
  errors(value: unknown): readonly { readonly instancePath: string; readonly message: string }[];
}

/** The result for a fixture, and its modules once they are loaded. */
export interface GeneratedDocument {
  readonly name: string;
  readonly model: ContractModel;
  readonly api: ApiDocument;
  /** What was left out, one line each, with its place. */
  readonly skipped: readonly string[];
  load(): Promise<LoadedDocument>;
}

/** The modules of a document. */
export interface LoadedDocument {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly validators: Readonly<Record<string, AnyValidator>>;
  createService(handlers: Readonly<Record<string, AnyHandler>>, options: ServiceOptions): ServiceHandler;
  createClient(options: object): Readonly<Record<string, AnyMethod>>;
}

/** Generates a fixture into the tree. Throws what `generate` throws. */
export async function generateFixture(
  { name, file }: FixtureDocument,
  tree: GeneratedTree,
): Promise<GeneratedDocument> {
  const layout = folderLayout({ folder: name, ending: ".ts" });
  const { documents, models, outputs, skipped } = await generate({ spec: file, root: tree.root, layout });
  const [document] = documents;
  const [model] = models;
  if (!document || !model || models.length > 1) throw new Error(`${name} is not one document`);
  tree.write(outputs);
  return {
    name,
    model,
    api: document.api,
    skipped: skipped.map((problem) => formatProblem(problem).replace(/^.*\/fixtures\/documents\//, "")),
    load: () => loadModules(path.join(tree.root, name, document.id), model),
  };
}

async function loadModules(base: string, model: ContractModel): Promise<LoadedDocument> {
  const load = (part: string) =>
    import(/* @vite-ignore */ pathToFileURL(`${base}.${part}`).href) as Promise<Record<string, unknown>>;
  const [operations, validators, client, server] = await Promise.all([
    load("operations.ts"),
    load("validators.js"),
    load("client.ts"),
    load("server.ts"),
  ]);
  const { name } = model.service;
  return {
    operations: new Map(
      model.operations.map(({ constant }) => [constant, operations[constant] as Operation] as const),
    ),
    validators: validators as LoadedDocument["validators"],
    createService: server[`create${name}Service`] as LoadedDocument["createService"],
    createClient: client[`create${name}Client`] as LoadedDocument["createClient"],
  };
}
