import { diffDocuments, isAtLeast } from "@callsheet/diff";
import { DiffError, findSides } from "@callsheet/diff/node";

/** More lines than this would push what was found out of sight. */
const shown = 6;

/** Tells the designer what the documents break as they are now, compared with the main branch: nothing where there is no base or no difference. */
export async function reportChanges(spec: string): Promise<string[]> {
  const started = performance.now();
  try {
    const sides = findSides({ spec, cwd: process.cwd() });
    const { findings, clients, servers, old } = diffDocuments(sides.old, sides.new);
    if (findings.length === 0) return [];
    const alarming = findings.filter(
      (one) => isAtLeast(one.clients, "risky") || isAtLeast(one.servers, "breaking"),
    );
    const lines = alarming.slice(0, shown).map(({ rule, message, operations, after }) => {
      const place = after?.line === undefined ? "" : `${after.file}:${after.line}:${after.column ?? 1} `;
      return `${place}${rule} ${message}${operations[0] === undefined ? "" : ` (${operations[0]})`}`;
    });
    const verdict = `${clients} for clients, ${servers} for servers, since ${old}`;
    const more = alarming.length > shown ? `; ${alarming.length - shown} more: pnpm callsheet diff` : "";
    return [...lines, `${verdict}${more} (${Math.round(performance.now() - started)} ms)`];
  } catch (error) {
    // No repository, no history: the designer asked for no comparison.
    if (error instanceof DiffError) return [];
    throw error;
  }
}
