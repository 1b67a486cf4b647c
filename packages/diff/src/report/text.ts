import { type Verdict, verdicts } from "../verdict.ts";
import { nextVersion, versionSteps } from "../version-step.ts";
import type { Judged } from "./judged.ts";
import {
  counted,
  oneLine,
  operationsText,
  placeText,
  sourceLines,
  verdictOf,
  verdictText,
  witnessLines,
} from "./lines.ts";

const COLORS: Readonly<Record<Verdict, string>> = { breaking: "31", risky: "33", additive: "32", none: "2" };

/** A report for a terminal: a few lines for each finding that requires action, then the verdict. */
export function formatText({ report, sorted, view, colors = false }: Judged): string {
  const paint = (verdict: Verdict, text: string) =>
    colors ? `\u001B[${COLORS[verdict]}m${text}\u001B[0m` : text;
  const lines: string[] = [];
  const told = sorted.open.filter(({ clients, servers }) => clients !== "none" || servers !== "none");
  for (const verdict of verdicts.toReversed())
    for (const finding of told.filter((one) => verdictOf(one, "all") === verdict)) {
      const { after, before, rule, message } = finding;
      const place = after ?? before;
      const operations = operationsText(finding);
      lines.push(
        `${place ? `${placeText(place)} ` : ""}${paint(verdictOf(finding, view), rule)} ${oneLine(message)} (${verdictText(finding)})`,
        ...(operations
          ? [`    in ${operations}${finding.part === "operation" ? "" : `, ${finding.part}`}`]
          : []),
        ...(before ? [`    was ${placeText(before)}`] : []),
        ...(finding.symbols?.length ? [`    ${finding.symbols.join(", ")}${usesText(finding)}`] : []),
        ...sourceLines(finding).map((line) => `    ${line}`),
        ...witnessLines(finding).map((line) => `    ${line}`),
      );
    }
  for (const { finding, by } of sorted.accepted)
    lines.push(`accepted: ${finding.rule} ${oneLine(finding.message)} (${oneLine(by.reason)})`);
  lines.push(...notes(sorted));
  const quiet = sorted.open.length - told.length;
  if (quiet > 0) lines.push(`${counted(quiet, "change")} of texts and examples ask nothing of anybody`);
  lines.push(...report.skipped.map((line) => `skipped: ${oneLine(line)}`), summary({ report, sorted, view }));
  return lines.join("\n");
}

/** Superfluous entries in the file of accepted changes. */
export function notes({ expired, unused }: Judged["sorted"]): string[] {
  return [
    ...expired.map(
      ({ rule, until }) =>
        `expired: the accepted change ${rule} counted until ${until}; remove it or agree again`,
    ),
    ...unused.map(
      ({ rule, reason }) =>
        `unused: the accepted change ${rule} (${oneLine(reason)}) fits nothing any more; remove it`,
    ),
  ];
}

/** The verdict in one line, with the version steps that it requires. */
export function summary({ report }: Judged): string {
  const { clients, servers, findings } = report;
  if (findings.length === 0) return `no difference between ${report.old} and ${report.new}`;
  const steps = versionSteps(report);
  const next = Object.entries(steps)
    .map(([name, step]) => `${name} ${step}`)
    .join(", ");
  return `${clients} for clients, ${servers} for servers, from ${report.old} to ${report.new}; version steps: ${next} (0.1.0 → ${nextVersion("0.1.0", steps.client)} for the client)`;
}

function usesText({ uses }: { readonly uses?: number }): string {
  return uses === undefined ? "" : `: ${counted(uses, "line")} of this repository`;
}
