import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { SpecDocument } from "../documents.ts";
import { documentId } from "../read-documents.ts";
import type { Finding } from "./finding.ts";

/** The documents of a folder. */
export interface FoundDocuments {
  readonly documents: readonly SpecDocument[];
  /**
   * Files that state their version of OpenAPI and describe no operation: separate documents unless another
   * refers to them.
   */
  readonly libraries: readonly SpecDocument[];
  /** Why there is none. */
  readonly findings: readonly Finding[];
}

/** The top of a document, in YAML or JSON. */
const hasOperations = mark("swagger|paths|webhooks");
const hasVersion = mark("openapi");

function mark(names: string): RegExp {
  return new RegExp(`^\\uFEFF?["']?(?:${names})["']?\\s*:|[{,]\\s*"(?:${names})"\\s*:`, "m");
}

/**
 * Finds the documents of a folder: the YAML and JSON files directly in it that look like OpenAPI. Sorted by
 * name.
 */
export async function findDocuments(folder: string): Promise<FoundDocuments> {
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return nothing(folder, "cannot be read: is it a folder?");
  const documents: SpecDocument[] = [];
  const libraries: SpecDocument[] = [];
  for (const name of names.sort()) {
    const file = path.resolve(folder, name);
    if (!/^[^.].*\.(ya?ml|json)$/i.test(name) || !(await isFile(file))) continue; // editors keep locks in hidden files
    const text = await readFile(file, "latin1").catch(() => "");
    // Files that are not text are not skipped: reading them tells what is wrong.
    if (hasOperations.test(text) || text.includes("\0")) documents.push(documentOf(file));
    else if (hasVersion.test(text)) libraries.push(documentOf(file));
  }
  if (documents.length + libraries.length === 0)
    return nothing(folder, "holds no OpenAPI document: no YAML or JSON file in it has `openapi`");
  return { documents, libraries, findings: [] };
}

/** A document by its file. */
export function documentOf(file: string): SpecDocument {
  return { id: documentId(file), file: path.resolve(file) };
}

function nothing(folder: string, message: string): FoundDocuments {
  const place = { file: path.resolve(folder), line: 1, column: 1 };
  return {
    documents: [],
    libraries: [],
    findings: [{ ...place, rule: "readable", severity: "error", message }],
  };
}

/** False, too, for what was removed since the folder was listed. */
function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
