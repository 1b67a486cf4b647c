import { type Coverage, type CoverageFigure, percent } from "../coverage/coverage.ts";
import { printable } from "./printable.ts";
import type { FailureReport, OperationReport, Report } from "./report.ts";

const SHOWN_FAILURES = 20;
const SHOWN_MISSING = 8;

/** A report for a terminal: the failures, then a line for each operation, coverage, and the result. */
export function textReport(report: Report): string {
  const failed = report.failures.filter(({ outcome }) => outcome === "failed");
  const sections = [
    ...failed.slice(0, SHOWN_FAILURES).map(failureText),
    ...(report.totals.failed > SHOWN_FAILURES
      ? [`… and ${report.totals.failed - Math.min(failed.length, SHOWN_FAILURES)} more failures`]
      : []),
    operationTable(report.operations),
    coverageText(report.coverage),
    reasonsText("undecided", report.undecided),
    reasonsText("skipped", report.skipped),
    leftOutText(report),
    ...report.staleExceptions.map(
      (exception) => `known failure passes: ${exception.case} (${exception.reason})`,
    ),
    resultLine(report),
  ];
  return printable(`${sections.filter((section) => section !== "").join("\n\n")}\n`);
}

function failureText({ id, findings, exchanges, policy, faults, curl, again }: FailureReport): string {
  const [first] = exchanges;
  const answer =
    first === undefined
      ? "not sent"
      : typeof first.answer === "string"
        ? `none (${first.answer})`
        : `${first.answer.line} ${oneLine(first.answer.body)}`;
  return [
    `✗ ${id}`,
    ...findings.map(
      ({ check, message, rule }) =>
        `  ${check}: ${message}\n    ${rule.document}#${rule.pointer} (${rule.keyword})`,
    ),
    `  answer  ${answer}`,
    `  policy  ${policy}`,
    ...(faults.length > 0 ? [`  class   ${faults.join("; ")}`] : []),
    `  curl    ${oneLine(curl)}`,
    `  again   ${again}`,
  ].join("\n");
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}

function operationTable(operations: readonly OperationReport[]): string {
  const width = Math.max(...operations.map(({ key }) => key.length), 9);
  const rows = operations.map(({ key, groups, checks, statuses }) => {
    const tallies = Object.values(groups);
    const sum = (pick: "passed" | "failed" | "undecided"): number =>
      tallies.reduce((total, tally) => total + tally[pick], 0);
    const broken = Object.entries(checks)
      .map(([check, count]) => `${check} ${count}`)
      .join(", ");
    const seen = Object.entries(statuses)
      .map(([status, count]) => `${status}×${count}`)
      .join(" ");
    return `${sum("failed") > 0 ? "✗" : "✓"} ${key.padEnd(width)}  ${String(sum("passed")).padStart(5)} passed ${String(sum("failed")).padStart(4)} failed ${String(sum("undecided")).padStart(4)} undecided  ${broken || seen}`;
  });
  return rows.join("\n");
}

function coverageText(coverage: Coverage): string {
  const lines: [string, CoverageFigure][] = [
    ["operations answered", coverage.operations],
    ["statuses seen", coverage.statuses],
    ["media types sent", coverage.mediaTypes],
    ["request keywords kept", coverage.positive],
    ["request keywords broken", coverage.negative],
  ];
  const rows = lines.flatMap(([name, figure]) => [
    `${name.padEnd(24)} ${String(figure.covered).padStart(5)} of ${String(figure.total).padStart(5)}  ${String(percent(figure)).padStart(3)} %`,
    ...figure.missing.slice(0, SHOWN_MISSING).map((missing) => `    not: ${missing}`),
    ...(figure.missing.length > SHOWN_MISSING
      ? [`    … and ${figure.missing.length - SHOWN_MISSING} more`]
      : []),
  ]);
  return ["Coverage", ...rows, `reply keywords met       ${String(coverage.replyKeywords).padStart(5)}`].join(
    "\n",
  );
}

function reasonsText(what: string, reasons: Readonly<Record<string, number>>): string {
  return Object.entries(reasons)
    .map(([reason, count]) => `${count} ${what}: ${reason}`)
    .join("\n");
}

function leftOutText({ untested, uncovered, leftOut }: Report): string {
  return [
    ...untested.map(({ operation, reason }) => `not tested: ${operation}: ${reason}`),
    ...uncovered.map(({ operation, reason }) => `no cases for ${operation}: ${reason}`),
    ...leftOut
      .slice(0, SHOWN_MISSING)
      .map(({ document, pointer, reason }) => `left out ${document}#${pointer}: ${reason}`),
    ...(leftOut.length > SHOWN_MISSING
      ? [`… and ${leftOut.length - SHOWN_MISSING} more parts left out`]
      : []),
  ].join("\n");
}

/** The last line: the verdict and the figures. */
export function resultLine(report: Report): string {
  const { totals, milliseconds, seed, target, aborted } = report;
  const figures = (["passed", "failed", "known", "undecided", "skipped"] as const).filter(
    (outcome) => totals[outcome] > 0 || outcome === "passed",
  );
  const verdict =
    aborted === undefined
      ? report.kept
        ? "The contract is kept"
        : "The contract is broken"
      : `Stopped: ${aborted}`;
  return printable(
    `${verdict}: ${figures.map((outcome) => `${totals[outcome]} ${outcome}`).join(", ")}; ${(milliseconds / 1000).toFixed(1)} s, seed ${seed}, ${target}`,
  );
}
