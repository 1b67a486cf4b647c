import path from "node:path";
import type { Finding } from "@callsheet/compiler/lint";
import type { SaveReport, SaveVerdict } from "@callsheet/workbench";

/** What is known about a save. */
export interface Saved {
  readonly files: readonly string[];
  readonly lines: readonly string[];
  readonly generated: readonly string[];
  readonly findings?: readonly Finding[];
  readonly verdict?: SaveVerdict | undefined;
  readonly broken: boolean;
}

/** The page's report of a save. */
export function saveReport(saved: Saved): SaveReport {
  const { files, lines, generated, findings = [], verdict, broken } = saved;
  return {
    time: new Date().toISOString(),
    files,
    lines,
    generated,
    broken,
    ...(verdict && { verdict }),
    findings: findings.map(({ file, line, column, severity, rule, message }) => ({
      place: `${path.relative(process.cwd(), file)}:${line}:${column}`,
      severity,
      rule,
      message,
    })),
  };
}
