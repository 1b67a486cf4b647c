import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ClientOptions, OperationMethod } from "@callsheet/client";
import { folderLayout, generate, type ReadDocument, writeOutputs } from "@callsheet/compiler";
import type { ContractModel } from "@callsheet/document";
import type { Operation } from "@callsheet/protocol";

/** A client of a document without types. */
export type LooseClient = Readonly<Record<string, OperationMethod<Operation<object, object>>>>;

/** Handlers of such a document. */
export type LooseHandlers = Readonly<Record<string, (input: object, context: object) => unknown>>;

/** The loaded modules of a document. */
export interface GeneratedModules {
  readonly model: ContractModel;
  readonly document: ReadDocument;
  readonly operations: Readonly<Record<string, Operation>>;
  createClient(options?: ClientOptions): LooseClient;
  createService(handlers: LooseHandlers, options?: object): (request: Request) => Promise<Response>;
}

const cache = path.join(import.meta.dirname, "../.cache");

/**
 * Generates the modules of a document, JSON or YAML, and loads them. The document may refer to files of a
 * folder.
 */
export async function generateModules(text: string | object, folder?: string): Promise<GeneratedModules> {
  await mkdir(cache, { recursive: true });
  const root = await mkdtemp(path.join(cache, "client-"));
  const spec = path.join(root, "spec/probe.yaml");
  if (folder) await cp(folder, path.dirname(spec), { recursive: true });
  await mkdir(path.dirname(spec), { recursive: true });
  await writeFile(spec, typeof text === "string" ? text : JSON.stringify(text));
  const layout = folderLayout({ folder: "api", ending: ".ts" });
  const { documents, models, outputs } = await generate({ spec, root, layout });
  await writeOutputs(root, outputs, layout);
  const load = (name: string) => import(pathToFileURL(path.join(root, `api/probe.${name}.ts`)).href);
  const [operations, client, server] = await Promise.all(["operations", "client", "server"].map(load));
  await rm(root, { recursive: true });
  const [model] = models;
  const [document] = documents;
  if (!model || !document) throw new Error("Nothing was made of the document.");
  return {
    model,
    document,
    operations,
    createClient: client[`create${model.service.name}Client`],
    createService: server[`create${model.service.name}Service`],
  };
}
