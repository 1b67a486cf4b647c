import { type Finding, formatFinding, lintTargets } from "@callsheet/compiler/lint";

/** More lines than this would push the changes out of sight. */
const shown = 12;

/**
 * Lints the documents and returns the lines for the designer: the first findings, how many there are and how
 * long it took.
 */
export async function reportFindings(
  specs: readonly string[],
): Promise<{ readonly lines: readonly string[]; readonly findings: readonly Finding[] }> {
  const started = performance.now();
  const findings = await lintTargets(specs);
  const lines = findings.slice(0, shown).map(formatFinding);
  const count =
    findings.length === 0 ? "no findings" : `${findings.length} finding${findings.length === 1 ? "" : "s"}`;
  return { findings, lines: [...lines, `${count} (${Math.round(performance.now() - started)} ms)`] };
}
