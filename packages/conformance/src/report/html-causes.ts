import { pointerSteps } from "@callsheet/document";
import { escapeHtml, section, tag } from "./html-text.ts";
import type { Cause, FailureReport, Report, ReportedMessage } from "./report.ts";

/** The causes of failures as cards, each with its smallest case; and the known failures. */
export function causeCards({ causes, failures, totals, operations }: Report): string {
  const routes = new Map(operations.map(({ key, method, path }) => [key, `${method} ${path}`]));
  const known = failures.filter(({ outcome }) => outcome === "known");
  const words = `<p class="soft">${totals.failed} failed ${totals.failed === 1 ? "case" : "cases"}, grouped by operation, check, status and rule. Each card shows the smallest case of its group.</p>`;
  return [
    causes.length > 0
      ? section(
          "What is broken",
          words + causes.map((cause) => causeCard(cause, routes.get(cause.operation) ?? "")).join("\n"),
        )
      : "",
    section("Known failures", known.map(knownCard).join("\n")),
  ].join("\n");
}

function causeCard(cause: Cause, route: string): string {
  const { operation, check, status, rule, cases, ids, message, smallest } = cause;
  const others = ids.filter((id) => id !== smallest.id);
  const more = cases - 1 - others.length;
  const rest = [
    ...others.map((id) => `<li><code>${escapeHtml(id)}</code></li>`),
    ...(more > 0 ? [`<li>and ${more} more</li>`] : []),
  ];
  return `<details class="card bad-edge"><summary><h3><code>${escapeHtml(operation)}</code><small>${escapeHtml(route)}</small></h3><span class="count bad">${cases} ${cases === 1 ? "case" : "cases"}</span>
<p>${escapeHtml(message)}<br>${tag(check, "bad")}${tag(/^\d/.test(status) ? `status ${status}` : status)}${rule ? tag([memberOf(rule.pointer), rule.keyword].filter(Boolean).join(" ")) : ""}</p></summary>
<div>${rule ? `<h4>Rule</h4><p><code>${escapeHtml(`${rule.document}#${rule.pointer}`)}</code> ${escapeHtml(rule.keyword)}</p>` : ""}
${failureBody(smallest)}
${rest.length > 0 ? `<h4>Other cases of this group</h4><ul>${rest.join("")}</ul>` : ""}</div></details>`;
}

/** The member that a rule is about, where its pointer ends in one. */
function memberOf(pointer: string): string {
  const steps = pointerSteps(pointer);
  return steps.at(-2) === "properties" ? (steps.at(-1) ?? "") : "";
}

function knownCard(failure: FailureReport): string {
  return `<details class="card open-edge"><summary><h3><code>${escapeHtml(failure.id)}</code></h3><span class="count open">known</span>
<p>${escapeHtml(failure.reason ?? "")}</p></summary><div>${failureBody(failure)}</div></details>`;
}

function failureBody({
  id,
  findings,
  policy,
  faults,
  scenario,
  exchanges,
  curl,
  again,
}: FailureReport): string {
  const told = findings.map(
    ({ check, message, rule }) =>
      `<li><b>${escapeHtml(check)}</b> ${escapeHtml(message)} <code class="soft">${escapeHtml(`${rule.document}#${rule.pointer}`)}</code></li>`,
  );
  const talk = exchanges.map(
    ({ request, answer }) =>
      `<div class="talk"><div><h4>Request</h4>${messageBlock(request)}</div><div><h4>Answer</h4>${typeof answer === "string" ? `<p>None: ${escapeHtml(answer)}</p>` : messageBlock(answer)}</div></div>`,
  );
  return `<h4>Smallest case</h4><p><code>${escapeHtml(id)}</code></p>
<ul>${told.join("")}</ul>
<p class="soft">${escapeHtml(policy)}</p>
${talk.join("\n")}
<h4>Again</h4><pre>${escapeHtml(curl)}</pre><pre>callsheet-conformance run ${escapeHtml(again)}</pre>
<p><small>${escapeHtml([scenario, ...faults].join(" · "))}</small></p>`;
}

function messageBlock({ line, headers, body }: ReportedMessage): string {
  const lines = [
    line,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === "" ? [] : ["", body]),
  ];
  return `<pre>${escapeHtml(lines.join("\n"))}</pre>`;
}
