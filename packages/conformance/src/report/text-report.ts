import { type Coverage, type CoverageFigure, percent } from "../coverage/coverage.ts";
import { printable } from "./printable.ts";
import type { Cause, OperationReport, Report } from "./report.ts";

const SHOWN_CAUSES = 40;
const SHOWN_MISSING = 8;
const SHOWN_IDS = 3;

/**
 * A report for a terminal: the causes of failures, then a line for each operation, coverage, and the result.
 */
export function textReport(report: Report): string {
  const { causes } = report;
  const sections = [
    ...causes.slice(0, SHOWN_CAUSES).map(causeText),
    ...(causes.length > SHOWN_CAUSES
      ? [`… and ${causes.length - SHOWN_CAUSES} more causes; --json and --html show all of them`]
      : []),
    operationTable(report.operations),
    coverageText(report.coverage),
    reasonsText("undecided", report.undecided),
    leftOutText(report),
    closingText(report),
  ];
  return printable(`${sections.filter((section) => section !== "").join("\n\n")}\n`);
}

/** What is printed even in quiet mode: what was skipped, what is not proven, and the result. */
export function closingText(report: Report): string {
  const lines = [
    reasonsText("skipped", report.skipped),
    ...report.staleExceptions.map(
      (exception) => `known failure passes: ${exception.case} (${exception.reason})`,
    ),
    unprovenText(report),
    ...report.advice,
    resultLine(report),
  ];
  return printable(lines.filter((line) => line !== "").join("\n"));
}

function unprovenText({ unproven, advice }: Report): string {
  // If nothing was found at all, the address is to blame, and the operations are not worth a line each.
  const shown = advice.length > 0 ? [] : unproven.slice(0, SHOWN_CAUSES);
  return [
    ...shown.map(({ operation, declared, answers, advice: how }) => {
      const wanted = declared.length > 0 ? declared.join(" or ") : "a success";
      const came = Object.entries(answers).map(([answer, count]) => `${answer}×${count}`);
      return `not proven: ${operation} never answered with ${wanted}${came.length > 0 ? ` (${came.join(" ")})` : ""}: ${how}`;
    }),
    ...(unproven.length > shown.length && shown.length > 0
      ? [`… and ${unproven.length - shown.length} more operations that are not proven`]
      : []),
  ].join("\n");
}

function causeText({ operation, check, status, rule, cases, ids, message, smallest }: Cause): string {
  const { exchanges, policy, faults, curl, again, id } = smallest;
  const answer = exchanges.at(-1)?.answer;
  const shown =
    answer === undefined
      ? "not sent"
      : typeof answer === "string"
        ? `none (${answer})`
        : `${answer.line} ${oneLine(answer.body)}`;
  const others = ids.filter((other) => other !== id).slice(0, SHOWN_IDS);
  return [
    `✗ ${operation}  ${check}  ${/^\d/.test(status) ? `status ${status}` : status}  ${cases} ${cases === 1 ? "case" : "cases"}`,
    `  ${message}`,
    ...(rule ? [`  rule    ${rule.document}#${rule.pointer} (${rule.keyword})`] : []),
    `  answer  ${shown}`,
    `  policy  ${policy}`,
    ...(faults.length > 0 ? [`  class   ${faults.join("; ")}`] : []),
    `  case    ${id}`,
    ...(others.length > 0
      ? [`  also    ${others.join(", ")}${cases > others.length + 1 ? `, … (${cases} in all)` : ""}`]
      : []),
    `  curl    ${oneLine(curl, 4_000)}`,
    `  again   ${again}`,
  ].join("\n");
}

function oneLine(text: string, longest = 400): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
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
  const { totals, milliseconds, seed, target } = report;
  const figures = (["passed", "failed", "known", "undecided", "skipped"] as const).filter(
    (outcome) => totals[outcome] > 0 || outcome === "passed",
  );
  return printable(
    `${verdictText(report)}: ${figures.map((outcome) => `${totals[outcome]} ${outcome}`).join(", ")}; ${(milliseconds / 1000).toFixed(1)} s, seed ${seed}, ${target}`,
  );
}

/** The verdict in a few words. */
export function verdictText({ verdict, causes, unproven, aborted, cut, operations, totals }: Report): string {
  const end = cut === undefined ? "" : cut === "budget" ? ", the budget is spent" : ", interrupted";
  switch (verdict) {
    case "kept":
      return "The contract is kept";
    case "broken":
      return `The contract is broken, ${counted(causes.length, "cause")}${end}`;
    case "stopped":
      return `Stopped: ${aborted}`;
    case "partial":
      return `Nothing broken was found${end || " among the cases that were asked for"}`;
    case "unproven":
      if (totals.passed + totals.known === 0) return `Nothing is proven: no case was decided${end}`;
      return `Not proven: ${unproven.length} of ${counted(operations.length, "operation")} never succeeded${end}`;
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
