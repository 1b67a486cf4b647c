import type { Finding } from "../finding.ts";
import type { Judged } from "./judged.ts";
import { oneLine, sourceLines, type View, verdictOf, verdictText } from "./lines.ts";

/**
 * One workflow command per finding, which GitHub Actions shows at the line.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub({ sorted, view }: Judged): string {
  return sorted.open.flatMap((finding) => command(finding, view)).join("\n");
}

function command(finding: Finding, view: View): string[] {
  const level = { breaking: "error", risky: "warning", additive: "notice", none: undefined }[
    verdictOf(finding, view)
  ];
  const { after, rule, message } = finding;
  if (level === undefined || !after) return [];
  const { file, line = 1, column = 1 } = after;
  const place = `file=${property(oneLine(file))},line=${line},col=${column},title=${property(rule)}`;
  return [
    `::${level} ${place}::${data(oneLine([`${message} (${verdictText(finding)})`, ...sourceLines(finding)].join("; ")))}`,
  ];
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
