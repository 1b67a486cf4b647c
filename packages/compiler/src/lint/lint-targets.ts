import { statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@callsheet/protocol/command";
import { type Finding, tidy } from "./finding.ts";
import { lint } from "./lint.ts";

/**
 * Lints files and folders as a command names them. References are followed in the folder where the command runs, or, for what lies
 * outside of it, in the folder of the file.
 *
 * @throws {UsageError} for a name that nothing has
 */
export async function lintTargets(targets: readonly string[], cwd = process.cwd()): Promise<Finding[]> {
  const files = new Map<string, string[]>();
  const findings: Finding[] = [];
  for (const target of targets) {
    const full = path.resolve(cwd, target);
    const stats = statSync(full, { throwIfNoEntry: false });
    if (!stats) throw new UsageError(`\`${target}\` is neither a file nor a folder.`);
    if (stats.isDirectory()) findings.push(...(await lint({ folder: full })));
    else {
      const root = full.startsWith(cwd + path.sep) ? cwd : path.dirname(full);
      files.set(root, [...(files.get(root) ?? []), full]);
    }
  }
  for (const [folder, list] of files) findings.push(...(await lint({ folder, files: [...new Set(list)] })));
  return tidy(findings);
}
