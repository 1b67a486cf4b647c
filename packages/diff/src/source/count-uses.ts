import type { Finding } from "../finding.ts";
import type { Report } from "../report/report.ts";
import { Git } from "./git.ts";

/** Rules after which code that names a symbol no longer compiles. */
const GONE = /^(?:operation-(?:removed|renamed)|status-removed|type-(?:removed|renamed))$/;

/**
 * A report whose findings about removed names say how often the repository's own code names them. Without a
 * repository, unchanged.
 */
export function withUses(report: Report, cwd: string): Report {
  const git = report.findings.some(({ rule }) => GONE.test(rule)) ? Git.of(cwd) : undefined;
  if (!git) return report;
  const findings = report.findings.map((finding): Finding => {
    const names = (finding.symbols ?? []).filter((name) => /^[\w$]+$/.test(name));
    return GONE.test(finding.rule) && names.length > 0
      ? { ...finding, uses: git.countWords(names) }
      : finding;
  });
  return { ...report, findings };
}
