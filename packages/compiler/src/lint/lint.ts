import { specFolder } from "../documents.ts";
import { documentOf, type FoundDocuments, findDocuments } from "./find-documents.ts";
import { type Finding, gaveUp, tidy } from "./finding.ts";
import { type LintState, lintDocument } from "./lint-document.ts";
import { readSources } from "./spec-sources.ts";
import { findRepeatedNames } from "./unique-names.ts";

/** What `lint` looks at. */
export interface LintOptions {
  /** The folder of documents, out of which no reference is followed. Default: the repository's `spec/`. */
  readonly folder?: string;
  /** The documents. Default: every document directly in the folder. */
  readonly files?: readonly string[];
}

/**
 * Lints documents and whatever they refer to: references, structure, names, examples and patterns, and the house rules where the
 * document is AWS's (see `profileOf`). A broken file hides no finding of another. What was parsed stays in memory, so the next run
 * in a process parses only what has changed.
 */
export async function lint({ folder = specFolder, files }: LintOptions = {}): Promise<Finding[]> {
  const { documents, libraries, findings }: FoundDocuments = files
    ? { documents: files.map(documentOf), libraries: [], findings: [] }
    : await findDocuments(folder);
  const sources = await readSources(folder, documents);
  const state: LintState = { sources, visited: new Map() };
  const all = [...findings, ...documents.flatMap(({ file }) => lintFile(file, state))];
  const used = new Set(sources.files.map(({ path }) => path));
  for (const { file } of libraries) if (!used.has(file)) all.push(...lintFile(file, state));
  return tidy([...all, ...sources.findings, ...findRepeatedNames(sources)]);
}

function lintFile(file: string, state: LintState): Finding[] {
  const source = state.sources.open(file);
  if ("refusal" in source || source.problem) return [];
  try {
    return lintDocument(source, state);
  } catch (error) {
    return [gaveUp(file, error)];
  }
}
