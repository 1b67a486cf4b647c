import path from "node:path";
import { specFolder } from "../documents.ts";
import { commonFolder } from "../read-documents.ts";
import { documentOf, type FoundDocuments, findDocuments } from "./find-documents.ts";
import { type Finding, gaveUp, tidy } from "./finding.ts";
import { type LintState, lintDocument } from "./lint-document.ts";
import { SpecSources } from "./spec-sources.ts";
import { findRepeatedNames } from "./unique-names.ts";
import { findUnsupported } from "./unsupported.ts";

/** The input of `lint`. */
export interface LintOptions {
  /** A folder, whose documents are linted, or the file of one document. Default: the repository's `spec/`. */
  readonly folder?: string;
}

/**
 * Lints documents and whatever they refer to: references, structure, names, examples and patterns, and the
 * house rules for AWS documents (see `profileOf`). A broken file hides no finding of another. What was parsed
 * stays in memory, so the next run in a process parses only what has changed.
 */
export async function lint({ folder = specFolder }: LintOptions = {}): Promise<Finding[]> {
  const full = path.resolve(folder);
  const isDocument = /\.(?:ya?ml|json)$/i.test(full);
  const { documents, libraries, findings }: FoundDocuments = isDocument
    ? { documents: [documentOf(full)], libraries: [], findings: [] }
    : await findDocuments(full);
  if (findings.length > 0) return [...findings];
  const root = commonFolder(full);
  const sources = new SpecSources(root, documents);
  const state: LintState = { sources, visited: new Map() };
  const all = documents.flatMap(({ file }) => lintFile(file, state));
  const used = new Set(sources.files.map((file) => sources.pathOf(file)));
  for (const { file } of libraries) if (!used.has(file)) all.push(...lintFile(file, state));
  sources.remember();
  const own = [...all, ...sources.findings, ...findRepeatedNames(sources)];
  return tidy([...own, ...documents.flatMap(({ file }) => findUnsupported(file, root, own))]);
}

function lintFile(file: string, state: LintState): Finding[] {
  const source = state.sources.openDocument(file);
  if (!source) return [];
  try {
    return lintDocument(source, state);
  } catch (error) {
    return [gaveUp(file, error)];
  }
}
