import { type Coverage, type CoverageFigure, percent } from "../coverage/coverage.ts";
import { causeCards } from "./html-causes.ts";
import { htmlStyle } from "./html-style.ts";
import { escapeHtml, foldedList, section, tag } from "./html-text.ts";
import type { OperationReport, Report, Tally, Verdict } from "./report.ts";
import { verdictText } from "./text-report.ts";

/** A report as one HTML page that loads nothing: no script, no font, no image. */
export function htmlReport(report: Report): string {
  const title = `Conformance of ${report.target}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${htmlStyle}</style>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="verdict ${COLOURS[report.verdict]}">${escapeHtml(verdictText(report))}</p>
<p class="soft">Started ${escapeHtml(report.started)}, took ${(report.milliseconds / 1000).toFixed(1)} s, seed ${report.seed}.</p>
${report.advice.map((text) => `<p class="open">${escapeHtml(text)}</p>`).join("")}
${figures(report)}
${unprovenSection(report)}
${causeCards(report)}
${operationTable(report.operations)}
${coverageSection(report.coverage)}
${reasonList("Undecided", report.undecided)}
${reasonList("Skipped", report.skipped)}
${leftOutList(report)}
${scenarioList(report.scenarios)}
</main>
</html>
`;
}

const COLOURS: Readonly<Record<Verdict, string>> = {
  kept: "good",
  partial: "open",
  unproven: "open",
  stopped: "bad",
  broken: "bad",
};

function figures({ totals, operations, causes }: Report): string {
  const cells: [string, number, string][] = [
    ["operations", operations.length, ""],
    ["passed", totals.passed, totals.passed > 0 ? "good" : ""],
    ["failed", totals.failed, totals.failed > 0 ? "bad" : ""],
    ["causes", causes.length, causes.length > 0 ? "bad" : ""],
    ["known", totals.known, totals.known > 0 ? "open" : ""],
    ["undecided", totals.undecided, totals.undecided > 0 ? "open" : ""],
    ["skipped", totals.skipped, ""],
  ];
  const shown = cells.filter(([name, count]) => count > 0 || name === "passed" || name === "failed");
  return `<div class="figures">${shown.map(([name, count, kind]) => `<div><b class="${kind}">${count.toLocaleString("en")}</b>${name}</div>`).join("")}</div>`;
}

function unprovenSection({ unproven }: Report): string {
  const rows = unproven.map(({ operation, declared, answers, advice }) => {
    const came = Object.entries(answers).map(([answer, count]) => tag(`${answer} × ${count}`));
    return `<tr><th scope="row"><code>${escapeHtml(operation)}</code></th><td>${escapeHtml(declared.join(", "))}</td><td>${came.join("")}</td><td>${escapeHtml(advice)}</td></tr>`;
  });
  if (rows.length === 0) return "";
  return section(
    "Not proven",
    `<p class="soft">These operations never answered with a success that the contract declares, so that most of their contract was not tried.</p><table><thead><tr><th>Operation</th><th>Wanted</th><th>Came</th><th>What is missing</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`,
  );
}

function operationTable(operations: readonly OperationReport[]): string {
  const rows = operations.map((operation) => {
    const { key, method, path, checks, statuses, groups } = operation;
    const tally = sumOf(Object.values(groups));
    const broken = Object.entries(checks).map(([check, count]) => tag(`${check} ${count}`, "bad"));
    const seen = Object.entries(statuses)
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([status, count]) => tag(`${status} × ${count}`));
    return `<tr><th scope="row"><code>${escapeHtml(key)}</code><br><small>${escapeHtml(`${method} ${path}`)}</small></th><td class="number good">${tally.passed}</td><td class="number ${tally.failed > 0 ? "bad" : "soft"}">${tally.failed}</td><td class="number ${tally.undecided > 0 ? "open" : "soft"}">${tally.undecided}</td><td>${broken.join("")}${seen.join("")}</td></tr>`;
  });
  if (rows.length === 0) return "";
  return section(
    "Operations",
    `<table><thead><tr><th>Operation</th><th>Passed</th><th>Failed</th><th>Undecided</th><th>Broken checks, answers by status</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`,
  );
}

function sumOf(tallies: readonly Tally[]): Pick<Tally, "passed" | "failed" | "undecided"> {
  const sum = (outcome: keyof Tally): number => tallies.reduce((total, tally) => total + tally[outcome], 0);
  return { passed: sum("passed"), failed: sum("failed"), undecided: sum("undecided") };
}

function coverageSection(coverage: Coverage): string {
  const rows: [string, CoverageFigure][] = [
    ["Operations that gave a declared answer", coverage.operations],
    ["Declared statuses that were seen", coverage.statuses],
    ["Declared media types of bodies that were sent", coverage.mediaTypes],
    ["Keywords of request schemas that a valid case met", coverage.positive],
    ["Keywords of request schemas that a case broke", coverage.negative],
  ];
  const table = rows.map(
    ([name, figure]) =>
      `<tr><th scope="row">${name}${foldedList(figure.missing, "not covered")}</th><td class="number">${figure.covered} of ${figure.total}</td><td class="number">${percent(figure)} %<div class="bar${figure.covered < figure.total ? " part" : ""}"><i style="width:${percent(figure)}%"></i></div></td></tr>`,
  );
  const unbreakable = coverage.unbreakable.map(({ goal, reason }) => `${goal}: ${reason}`);
  return section(
    "Coverage",
    `<table><tbody>${table.join("\n")}</tbody></table><p class="soft">${coverage.replyKeywords} keywords of reply schemas were met.</p>${foldedList(unbreakable, "keywords that no request can break")}`,
  );
}

function reasonList(title: string, reasons: Readonly<Record<string, number>>): string {
  return section(
    title,
    foldedList(
      Object.entries(reasons).map(([reason, count]) => `${count}: ${reason}`),
      "reasons",
    ),
  );
}

function leftOutList({ untested, uncovered, leftOut, staleExceptions }: Report): string {
  const items = [
    ...untested.map(({ operation, reason }) => `not tested: ${operation}: ${reason}`),
    ...staleExceptions.map(
      (exception) => `known failure that passes: ${exception.case} (${exception.reason})`,
    ),
    ...uncovered.map(({ operation, reason }) => `${operation}: ${reason}`),
    ...leftOut.map(({ document, pointer, reason }) => `${document}#${pointer}: ${reason}`),
  ];
  return section("Left out", foldedList(items, "parts"));
}

function scenarioList(scenarios: Readonly<Record<string, number>>): string {
  const tags = Object.entries(scenarios).map(([name, count]) => tag(`${name} ${count}`));
  if (tags.length === 0) return "";
  return section(
    "Cases by scenario",
    `<p class="soft">Names are those of Schemathesis where it has one.</p><p>${tags.join("")}</p>`,
  );
}
