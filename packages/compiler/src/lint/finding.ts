import { displayPath } from "../documents.ts";

/** Something that a linter has to say about a place in a file. */
export interface Finding {
  /** The file's absolute path. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1. */
  readonly column: number;
  /** The rule's name, as Spectral or Redocly knows it. */
  readonly rule: string;
  /** `error` fails a build, `warning` does not. */
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** A finding as it is printed: `file:line:column rule message`, the file relative to where the command runs. */
export function formatFinding({ file, line, column, rule, message }: Finding): string {
  return `${displayPath(file)}:${line}:${column} ${rule} ${message}`;
}

/** What is left to say of a document that a linter could not get through: half-written ones can be that far from OpenAPI. */
export function gaveUp(linter: string, file: string, error: unknown): Finding {
  const message = `${linter} cannot look at this document: ${rootCause(error)}.`;
  return { file, line: 1, column: 1, rule: "readable", severity: "error", message };
}

function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  return cause === undefined ? error.message : rootCause(cause);
}

/** Rules of both linters that see the same slip, the one with the best words first. */
const overlapping = ["known-keyword", "struct", "oas3-schema"];

/** Sorts findings by place, and keeps one of those that say the same thing about the same place. */
export function tidy(findings: readonly Finding[]): Finding[] {
  const known = new Set<string>();
  const bestAt = new Map<string, number>();
  const lineOf = ({ file, line }: Finding): string => `${file}:${line}`;
  for (const finding of findings) {
    const rank = overlapping.indexOf(finding.rule);
    if (rank >= 0) bestAt.set(lineOf(finding), Math.min(rank, bestAt.get(lineOf(finding)) ?? rank));
  }
  return findings
    .filter((finding) => {
      const key = `${lineOf(finding)}:${finding.column} ${finding.rule} ${finding.message}`;
      const rank = overlapping.indexOf(finding.rule);
      if (known.has(key) || (rank >= 0 && rank !== bestAt.get(lineOf(finding)))) return false;
      known.add(key);
      return true;
    })
    .sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
}
