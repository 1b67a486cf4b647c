import { displayPath } from "../documents.ts";

/** What a rule says about a place in a file. */
export interface Finding {
  /** The file's absolute path. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1. */
  readonly column: number;
  /** The rule's name; Spectral's or Redocly's if they have the rule, too. */
  readonly rule: string;
  /** `error` fails a build, `warning` does not. */
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** A printed finding: `file:line:column rule message`, the file relative to where the command runs. */
export function formatFinding({ file, line, column, rule, message }: Finding): string {
  return `${displayPath(file)}:${line}:${column} ${rule} ${oneLine(message)}`;
}

/**
 * A message in one line, without characters that a terminal would interpret: names and values in it come from
 * the document.
 */
export function oneLine(message: string): string {
  const controls = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
  return message.replaceAll(/\s+/g, " ").replaceAll(controls, "");
}

/** The message for a document that a rule could not finish. */
export function gaveUp(file: string, error: unknown): Finding {
  const message = `This document cannot be linted to the end: ${error instanceof Error ? error.message : String(error)}.`;
  return { file, line: 1, column: 1, rule: "readable", severity: "error", message };
}

/** Sorts findings by place, and drops duplicates. */
export function tidy(findings: readonly Finding[]): Finding[] {
  const byKey = new Map(
    findings.map((finding) => [
      `${finding.file}:${finding.line}:${finding.column} ${finding.rule} ${finding.message}`,
      finding,
    ]),
  );
  return [...byKey.values()].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.rule < b.rule ? -1 : 1),
  );
}
