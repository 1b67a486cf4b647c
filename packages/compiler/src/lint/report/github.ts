import { type Finding, oneLine } from "../finding.ts";
import { relativePath } from "./relative-path.ts";

/**
 * One workflow command per finding, which GitHub Actions shows at the line.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(findings: readonly Finding[], { cwd }: { readonly cwd: string }): string {
  return findings
    .map(({ file, line, column, rule, severity, message }) => {
      const place = `file=${property(relativePath(file, cwd))},line=${line},col=${column},title=${property(rule)}`;
      return `::${severity} ${place}::${data(oneLine(message))}`;
    })
    .join("\n");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
