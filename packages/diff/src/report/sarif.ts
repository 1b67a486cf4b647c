import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding, SourcePlace } from "../finding.ts";
import { policies } from "../policy.ts";
import type { Judged } from "./judged.ts";
import { oneLine, sourceLines, type View, verdictOf, verdictText, witnessLines } from "./lines.ts";

const LEVELS = { breaking: "error", risky: "warning", additive: "note", none: "none" } as const;

/**
 * Findings as a SARIF 2.1.0 log, which code scanning reads.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif({ sorted, view }: Judged): string {
  const names = [...new Set(sorted.open.map(({ rule }) => rule))].sort();
  const rules = names.map((id) => ({ id, shortDescription: { text: policies[id].what } }));
  const results = sorted.open.map((finding) => result(finding, names, view));
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "callsheet diff", rules } }, columnKind: "utf16CodeUnits", results }],
  };
  return JSON.stringify(log, null, 2);
}

function result(finding: Finding, names: readonly string[], view: View): object {
  const { rule, message, after } = finding;
  return {
    ruleId: rule,
    ruleIndex: names.indexOf(rule),
    level: LEVELS[verdictOf(finding, view)],
    message: {
      text: [
        oneLine(`${message} (${verdictText(finding)})`),
        ...sourceLines(finding),
        ...witnessLines(finding),
      ].join("\n"),
    },
    ...(after ? { locations: [location(after)] } : {}),
  };
}

function location({ file, line = 1, column = 1 }: SourcePlace): object {
  const artifactLocation = isAbsolute(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: encodeURI(file), uriBaseId: "%SRCROOT%" };
  return { physicalLocation: { artifactLocation, region: { startLine: line, startColumn: column } } };
}
