import { caseGroups } from "../cases/case.ts";
import { checks } from "../checks/all-checks.ts";
import { type Coverage, type CoverageFigure, percent } from "../coverage/coverage.ts";
import { htmlStyle } from "./html-style.ts";
import type { FailureReport, OperationReport, Report, ReportedMessage, Tally } from "./report.ts";
import { resultLine } from "./text-report.ts";

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
<h1>${escapeHtml(title)}</h1>
<p class="${report.kept ? "kept" : "broken"}">${escapeHtml(resultLine(report))}</p>
<p>Started ${escapeHtml(report.started)}.</p>
${groupMatrix(report.operations)}
${checkMatrix(report.operations)}
${failureList(report)}
${coverageSection(report.coverage)}
${reasonList("Undecided", report.undecided)}
${reasonList("Skipped", report.skipped)}
${leftOutList(report)}
${scenarioTable(report.scenarios)}
</html>
`;
}

function groupMatrix(operations: readonly OperationReport[]): string {
  const groups = caseGroups.filter((group) => operations.some((operation) => operation.groups[group]));
  const rows = operations.map((operation) => {
    const cells = groups.map((group) => tallyCell(operation.groups[group]));
    return `<tr><th scope="row"><code>${escapeHtml(operation.key)}</code><br><small>${escapeHtml(`${operation.method} ${operation.path}`)}</small></th>${cells.join("")}</tr>`;
  });
  return section(
    "Operations and groups of cases",
    `<table><thead><tr><th></th>${groups.map((group) => `<th scope="col">${group}</th>`).join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`,
  );
}

function tallyCell(tally: Tally | undefined): string {
  if (!tally) return "<td></td>";
  const kind =
    tally.failed > 0 ? "broken" : tally.undecided + tally.known > 0 ? "open" : tally.passed > 0 ? "kept" : "";
  const words = Object.entries(tally)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`);
  return `<td class="${kind}" title="${escapeHtml(words.join(", "))}">${tally.failed > 0 ? `${tally.failed} ✗` : tally.passed}</td>`;
}

function checkMatrix(operations: readonly OperationReport[]): string {
  const rows = operations.map(({ key, checks: broken }) => {
    const cells = checks.map(({ name }) =>
      broken[name] ? `<td class="broken">${broken[name]} ✗</td>` : '<td class="kept">✓</td>',
    );
    return `<tr><th scope="row"><code>${escapeHtml(key)}</code></th>${cells.join("")}</tr>`;
  });
  const heads = checks.map(
    ({ name, decides }) =>
      `<th scope="col" class="tall" title="${escapeHtml(decides)}"><span>${name}</span></th>`,
  );
  return section(
    "Operations and checks",
    `<table><thead><tr><th></th>${heads.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`,
  );
}

function failureList({ failures, failuresOmitted }: Report): string {
  if (failures.length === 0) return "";
  const omitted = failuresOmitted > 0 ? `<p>${failuresOmitted} more are counted but not shown.</p>` : "";
  return section(`Failures`, failures.map(failureItem).join("\n") + omitted);
}

function failureItem(failure: FailureReport): string {
  const { id, outcome, reason, findings, policy, faults, scenario, exchanges, curl, again } = failure;
  const rules = findings.map(
    ({ check, message, rule }) =>
      `<li><b>${escapeHtml(check)}</b> ${escapeHtml(message)}<br><code>${escapeHtml(`${rule.document}#${rule.pointer}`)}</code> <i>${escapeHtml(rule.keyword)}</i></li>`,
  );
  const talk = exchanges.map(
    ({ request, answer }) =>
      `<h4>Request</h4>${messageBlock(request)}<h4>Answer</h4>${typeof answer === "string" ? `<p>None: ${escapeHtml(answer)}</p>` : messageBlock(answer)}`,
  );
  return `<details><summary class="${outcome === "known" ? "open" : "broken"}"><code>${escapeHtml(id)}</code> ${escapeHtml(findings[0]?.message ?? "")}</summary>
${reason === undefined ? "" : `<p>Known: ${escapeHtml(reason)}</p>`}
<ul>${rules.join("")}</ul>
<p>${escapeHtml(policy)}</p>
<p><small>${escapeHtml([scenario, ...faults].join(" · "))}</small></p>
${talk.join("\n")}
<h4>Again</h4><pre>${escapeHtml(curl)}</pre><pre>callsheet-conformance run ${escapeHtml(again)}</pre>
</details>`;
}

function messageBlock({ line, headers, body }: ReportedMessage): string {
  return `<pre>${escapeHtml([line, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body === "" ? [] : ["", body])].join("\n"))}</pre>`;
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
      `<tr><th scope="row">${name}</th><td>${figure.covered} of ${figure.total}</td><td class="${figure.covered === figure.total ? "kept" : "open"}">${percent(figure)} %</td><td>${missingList(figure.missing)}</td></tr>`,
  );
  const unbreakable = coverage.unbreakable.map(({ goal, reason }) => `${goal}: ${reason}`);
  return section(
    "Coverage",
    `<table>${table.join("\n")}</table><p>${coverage.replyKeywords} keywords of reply schemas were met.</p>${unbreakable.length > 0 ? `<p>Keywords that no request can break: ${missingList(unbreakable)}</p>` : ""}`,
  );
}

function missingList(items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<details><summary>${items.length}</summary><ul>${items.map((item) => `<li><code>${escapeHtml(item)}</code></li>`).join("")}</ul></details>`;
}

function reasonList(title: string, reasons: Readonly<Record<string, number>>): string {
  const items = Object.entries(reasons).map(([reason, count]) => `<li>${count}: ${escapeHtml(reason)}</li>`);
  return items.length === 0 ? "" : section(title, `<ul>${items.join("")}</ul>`);
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
  return items.length === 0
    ? ""
    : section("Left out", `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`);
}

function scenarioTable(scenarios: Readonly<Record<string, number>>): string {
  const rows = Object.entries(scenarios).map(
    ([name, count]) => `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${count}</td></tr>`,
  );
  return section(
    "Cases by scenario",
    `<p>Names are those of Schemathesis where it has one.</p><table>${rows.join("")}</table>`,
  );
}

function section(title: string, content: string): string {
  return `<section><h2>${escapeHtml(title)}</h2>\n${content}\n</section>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
