import { diffDocuments, isAtLeast, type Report } from "@callsheet/diff";
import { DiffError, findSides } from "@callsheet/diff/node";
import type { SaveVerdict } from "@callsheet/workbench";
import { saveVerdict } from "./save-verdict.ts";

/** More lines than this would push the findings out of sight. */
const shown = 6;

/** What the current documents break, for the terminal and for the page. */
export interface ReportedChanges {
  readonly lines: readonly string[];
  /** Missing if there is nothing to compare with. */
  readonly verdict?: SaveVerdict;
}

/**
 * Tells the designer what the current documents break, compared with the main branch: nothing without a base.
 */
export async function reportChanges(specs: readonly string[]): Promise<ReportedChanges> {
  const started = performance.now();
  try {
    const sides = findSides({ spec: specs, cwd: process.cwd() });
    const report = diffDocuments(sides.old, sides.new);
    const took = `${Math.round(performance.now() - started)} ms`;
    return { lines: linesOf(report, took), verdict: saveVerdict(report) };
  } catch (error) {
    // No repository, no history: the designer asked for no comparison.
    if (error instanceof DiffError) return { lines: [] };
    throw error;
  }
}

function linesOf({ findings, clients, servers, old }: Report, took: string): string[] {
  if (findings.length === 0) return [];
  const alarming = findings.filter(
    (one) => isAtLeast(one.clients, "risky") || isAtLeast(one.servers, "breaking"),
  );
  const lines = alarming.slice(0, shown).map(({ rule, message, operations, after }) => {
    const place = after?.line === undefined ? "" : `${after.file}:${after.line}:${after.column ?? 1} `;
    return `${place}${rule} ${message}${operations[0] === undefined ? "" : ` (${operations[0]})`}`;
  });
  const verdict = `${clients} for clients, ${servers} for servers, since ${old}`;
  const more = alarming.length > shown ? `; ${alarming.length - shown} more: callsheet diff` : "";
  return [...lines, `${verdict}${more} (${took})`];
}
