import { statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@callsheet/protocol/command";
import { findDocuments } from "./find-documents.ts";
import { type Finding, tidy } from "./finding.ts";
import { lint } from "./lint.ts";

/**
 * Lints files and folders as a command names them.
 *
 * @throws {UsageError} for a name of nothing
 */
export async function lintTargets(targets: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const target of new Set(targets.map((name) => path.resolve(name)))) {
    if (!statSync(target, { throwIfNoEntry: false }))
      throw new UsageError(`\`${path.relative(process.cwd(), target)}\` is neither a file nor a folder.`);
    findings.push(...(await lint({ folder: target })));
  }
  return tidy(findings);
}

/** The documents among files and folders. */
export async function documentsIn(targets: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const target of targets.map((name) => path.resolve(name))) {
    if (statSync(target).isFile()) files.push(target);
    else files.push(...(await findDocuments(target)).documents.map(({ file }) => file));
  }
  return [...new Set(files)];
}
