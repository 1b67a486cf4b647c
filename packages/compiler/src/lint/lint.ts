import path from "node:path";
import { listDocuments, specFolder } from "../documents.ts";
import { SpecError } from "../spec-error.ts";
import { type Finding, tidy } from "./finding.ts";
import { lintWithRedocly } from "./redocly.ts";
import { findUnsafePatterns } from "./safe-patterns.ts";
import { readSources } from "./spec-sources.ts";
import { lintWithSpectral } from "./spectral.ts";
import { findRepeatedNames } from "./unique-names.ts";

/** What `lint` looks at. */
export interface LintOptions {
  /** The folder of documents. Default: the repository's `spec/`. */
  readonly folder?: string;
}

/**
 * Runs Spectral with the house rules, Redocly's rules of structure and the check for repeated names over all documents of a
 * folder. What cannot be read, and patterns that could hang whoever matches them, are findings, too, and then the only kind.
 * The rules stay loaded, so the second run in a process is much faster than the first.
 */
export async function lint({ folder = specFolder }: LintOptions = {}): Promise<Finding[]> {
  try {
    const sources = await readSources(folder, await listDocuments(folder));
    if (sources.findings.length > 0) return tidy(sources.findings);
    const unsafe = await findUnsafePatterns(sources);
    if (unsafe.length > 0) return tidy(unsafe);
    const [structure, house] = [await lintWithRedocly(sources), await lintWithSpectral(sources)];
    return tidy([...structure, ...house, ...findRepeatedNames(sources)]);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const { file, line = 1, column = 1 } = error.place;
    return [
      { file: path.resolve(file), line, column, rule: "readable", severity: "error", message: error.problem },
    ];
  }
}
