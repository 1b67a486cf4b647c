import { type CheckName, type KnownFailure, knownFailures } from "./known-failures.ts";

/** Findings of a check, told apart by whether they are known. */
export interface Judgement {
  /** The cell of the table: `kept`, or the names of known defects. */
  readonly cell: string;
  readonly unknown: readonly string[];
  readonly known: readonly KnownFailure[];
}

/** Tells the known findings of a check from the others. */
export function judge(check: CheckName, findings: readonly string[]): Judgement {
  const candidates = knownFailures.filter(({ checks }) => checks.includes(check));
  const known = new Set<KnownFailure>();
  const unknown: string[] = [];
  for (const finding of findings) {
    const explanation = candidates.find((candidate) => candidate.finding.test(finding));
    if (explanation) known.add(explanation);
    else unknown.push(finding);
  }
  const names = [...known].map(({ id }) => id).sort();
  return { cell: names.length === 0 ? "kept" : names.join(" "), unknown, known: [...known] };
}

/** Known defects of a check that no document shows any more. */
export function staleFailures(check: CheckName, judgements: readonly Judgement[]): string[] {
  const shown = new Set(judgements.flatMap(({ known }) => known));
  return knownFailures
    .filter((one) => one.checks.includes(check) && !shown.has(one))
    .map(({ id, reason }) => `${id}: ${reason}`);
}
