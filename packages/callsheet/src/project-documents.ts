import { existsSync } from "node:fs";
import { readDocuments, specFolder } from "@callsheet/compiler/project";
import { UsageError } from "@callsheet/protocol/command";

/** What a document is called in a project that has no folder for documents. */
const names = ["openapi.yaml", "openapi.yml", "openapi.json"];

/**
 * Where the documents of the project are: `spec/`, or the file `openapi.yaml`, `.yml` or `.json`.
 *
 * @throws {UsageError} where there is none.
 */
export function findSpec(): string {
  const found = [specFolder, ...names].find((one) => existsSync(one));
  if (found !== undefined) return found;
  throw new UsageError(`there is no folder \`spec\` and no ${names.join(", ")} here: name a document.`);
}

/** The files of the project's documents. */
export function projectDocuments(): string[] {
  return readDocuments(findSpec()).map(({ file }) => file);
}
