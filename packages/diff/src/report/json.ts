import { versionSteps } from "../version-step.ts";
import { changelog } from "./changelog.ts";
import type { Judged } from "./judged.ts";

/**
 * A report as a JSON object: verdicts, version steps, findings with their witnesses, accepted changes, and a
 * draft of the changelog.
 */
export function formatJson({ report, sorted }: Judged): string {
  const { findings, ...rest } = report;
  return JSON.stringify(
    {
      ...rest,
      versionSteps: versionSteps(report),
      findings: sorted.open,
      accepted: sorted.accepted,
      expired: sorted.expired,
      unused: sorted.unused,
      changes: findings.length,
      changelog: changelog(sorted.open),
    },
    null,
    2,
  );
}
