import type { Finding } from "../finding.ts";
import { type Verdict, verdicts } from "../verdict.ts";
import { versionSteps } from "../version-step.ts";
import { changelog } from "./changelog.ts";
import type { Judged } from "./judged.ts";
import { oneLine, operationsText, placeText, sourceLines, verdictOf } from "./lines.ts";
import { notes } from "./text.ts";

const TITLES: Readonly<Record<Verdict, string>> = {
  breaking: "Breaking",
  risky: "Risky",
  additive: "New",
  none: "Nothing to do",
};
/** A comment on a pull request has no more room than this. */
const MOST_FINDINGS = 100;

/**
 * A report for a pull request: the verdict, a table for each kind, collapsed witnesses, and a draft of the
 * changelog.
 */
export function formatMarkdown({ report, sorted }: Judged): string {
  const { clients, servers } = report;
  const lines = [`## Contract: ${clients} for clients, ${servers} for servers`, ""];
  if (report.findings.length === 0)
    lines.push(`No difference between \`${report.old}\` and \`${report.new}\`.`);
  for (const verdict of verdicts.toReversed().filter((one) => one !== "none")) {
    const findings = sorted.open.filter((one) => verdictOf(one, "all") === verdict).slice(0, MOST_FINDINGS);
    if (findings.length === 0) continue;
    lines.push(
      `### ${TITLES[verdict]}`,
      "",
      "| what | where | clients | servers |",
      "| --- | --- | --- | --- |",
    );
    for (const finding of findings) lines.push(row(finding));
    lines.push("", ...findings.flatMap(witness));
  }
  for (const { finding, by } of sorted.accepted)
    lines.push(`- accepted: ${cell(finding.message)} (${cell(by.reason)})`);
  lines.push(
    ...[...notes(sorted), ...report.skipped.map((line) => `skipped: ${line}`)].map(
      (line) => `- ${cell(line)}`,
    ),
  );
  const draft = changelog(sorted.open);
  if (draft.length > 0) lines.push("", "### Changelog", "", ...draft.map((line) => `- ${line}`));
  const steps = Object.entries(versionSteps(report)).map(([name, step]) => `${name} ${step}`);
  lines.push("", `Version steps: ${steps.join(", ")}.`);
  return lines.join("\n");
}

function row(finding: Finding): string {
  const place = finding.after ?? finding.before;
  const where = [operationsText(finding), place ? `\`${placeText(place)}\`` : ""]
    .filter((part) => part !== "")
    .join(", ");
  const what = [finding.message, ...sourceLines(finding)].join("; ");
  return `| ${cell(what)} | ${cell(where)} | ${finding.clients} | ${finding.servers} |`;
}

/** A text that cannot leave its cell, and in which nothing is HTML or a mention. */
function cell(text: string): string {
  return oneLine(text).replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("@", "&#64;");
}

function witness({ witness, message }: Finding): string[] {
  if (!witness) return [];
  const [takes, refuses] = witness.takenBy === "old" ? ["old", "new"] : ["new", "old"];
  const text =
    witness.kind === "request"
      ? witness.curl
      : [
          `HTTP ${witness.status}`,
          ...witness.headers.map(([name, value]) => `${name}: ${value}`),
          "",
          witness.body ?? "",
        ].join("\n");
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  const verbs = witness.kind === "request" ? ["takes it", "refuses it"] : ["allows it", "does not"];
  return [
    `<details><summary>${cell(message)}: the ${takes} version ${verbs[0]}, the ${refuses} one ${verbs[1]}</summary>`,
    "",
    fence,
    text.slice(0, 4000),
    fence,
    "",
    "</details>",
    "",
  ];
}
