import type { Finding } from "../finding.ts";
import { relativePath } from "./relative-path.ts";

/** Findings as a JSON object: `findings`, and how many are `errors` and `warnings`. */
export function formatJson(findings: readonly Finding[], { cwd }: { readonly cwd: string }): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const report = {
    findings: findings.map((finding) => ({ ...finding, file: relativePath(finding.file, cwd) })),
    errors,
    warnings: findings.length - errors,
  };
  return JSON.stringify(report, null, 2);
}
