import { pathToFileURL } from "node:url";
import type { Finding } from "../finding.ts";
import { ruleDescriptions } from "../rules/rule-descriptions.ts";
import { relativePath } from "./relative-path.ts";

/**
 * Findings as a SARIF 2.1.0 log, which code scanning reads.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif(findings: readonly Finding[], { cwd }: { readonly cwd: string }): string {
  const names = [...new Set(findings.map(({ rule }) => rule))].sort();
  const driver = {
    name: "callsheet",
    rules: names.map((id) => ({ id, shortDescription: { text: ruleDescriptions.get(id) ?? id } })),
  };
  const results = findings.map(({ file, line, column, rule, severity, message }) => ({
    ruleId: rule,
    ruleIndex: names.indexOf(rule),
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file, cwd),
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }));
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return JSON.stringify(log, null, 2);
}

function artifact(file: string, cwd: string): { uri: string; uriBaseId?: string } {
  const relative = relativePath(file, cwd);
  if (relative === file) return { uri: pathToFileURL(file).href };
  return { uri: relative.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}
