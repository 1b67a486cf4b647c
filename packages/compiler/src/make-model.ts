import path from "node:path";
import {
  type ContractModel,
  createContract,
  type Problem,
  type SkippedPart,
  Unsupported,
  withoutBroken,
} from "@callsheet/document";
import { displayPath } from "./documents.ts";
import { compileValidators } from "./emit/validators.ts";
import { ProblemsError, type ReadDocument } from "./read-documents.ts";

/** What a model's validators need to know: their source and the types that they guard. */
export interface ModelOptions {
  readonly source?: string;
  readonly typesModule?: string;
}

/** A document before anything is printed. */
export interface MadeModel {
  readonly model: ContractModel;
  readonly validators: ReadonlyMap<string, string>;
  /** What is not generated, with its place in the author's file. */
  readonly skipped: readonly Problem[];
}

/**
 * Reads a document into a model whose validators can all be made. What prevents that costs its operation.
 *
 * @throws {ProblemsError} for a document from which nothing can be generated.
 */
export function makeModel(document: ReadDocument, options: ModelOptions = {}): MadeModel {
  const { model, validators } = validated(read(document), options);
  return { model, validators, skipped: model.skipped.map((part) => problemOf(document, part)) };
}

function read(document: ReadDocument): ContractModel {
  try {
    return createContract(document.api, document.id, document.provenance);
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    throw new ProblemsError([problemOf(document, { pointer: error.pointer, reason: error.message })]);
  }
}

interface Validated {
  readonly model: ContractModel;
  readonly validators: ReadonlyMap<string, string>;
}

/**
 * The validators of a model. Operations that need an impossible one are left out of the model, and so are its
 * types.
 */
function validated(model: ContractModel, options: ModelOptions): Validated {
  const definitions = Object.fromEntries(model.definitions.map(({ name, schema }) => [name, schema]));
  const { files, skipped } = compileValidators({
    id: model.id,
    ...options,
    definitions,
    types: new Set(Object.keys(definitions)),
  });
  if (skipped.length === 0) return { model, validators: files };
  const broken = skipped.map(({ name, pointer, reason }) => {
    return [name, { pointer: placeOf(model, pointer), message: reason }] as const;
  });
  return validated(withoutBroken(model, new Map(broken)), options);
}

/** The place in the document of a place in a definition, which may combine several. */
function placeOf({ definitions, operations }: ContractModel, pointer: string): string {
  const [, name = "", rest = ""] = /^\/components\/schemas\/([^/]*)(.*)$/s.exec(pointer) ?? [];
  const definition = definitions.find((one) => one.name === name);
  if (definition?.pointer) return definition.pointer + rest;
  const user = operations.find(({ input, output }) => input === name || output === name);
  return user?.pointer ?? "";
}

/** A part of a bundled document as a problem of the author's file. */
export function problemOf(
  { api, folder }: ReadDocument,
  { pointer, reason, operation }: SkippedPart,
): Problem {
  const place = api.locate(pointer);
  const message = operation === undefined ? reason : `${operation} is left out: ${reason}`;
  return { ...place, file: displayPath(path.join(folder, place.file)), message };
}
