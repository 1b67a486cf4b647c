import {
  type Config,
  createConfig,
  getLineColLocation,
  lintDocument,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { type Finding, gaveUp } from "./finding.ts";
import type { SpecSources } from "./spec-sources.ts";

let config: Promise<Config> | undefined;

/** Runs Redocly's rules of structure: they see misplaced and mistyped keywords that Spectral's schemas let through. */
export async function lintWithRedocly({ documents, files, folder }: SpecSources): Promise<Finding[]> {
  config ??= createConfig({
    telemetry: "off",
    rules: {
      struct: "error",
      "no-ambiguous-paths": "error",
      "no-identical-paths": "error",
      "no-required-schema-properties-undefined": "error",
      "spec-components-invalid-map-name": "error",
    },
  });
  const findings: Finding[] = [];
  for (const { file } of documents) {
    const document = files.get(file);
    if (!document) continue;
    try {
      const problems = await lintDocument({ document, config: await config, externalRefResolver: folder });
      findings.push(...problems.flatMap(toFinding));
    } catch (error) {
      findings.push(gaveUp("Redocly", file, error));
    }
  }
  return findings;
}

function toFinding({ location, message, ruleId, severity, suggest }: NormalizedProblem): Finding[] {
  const [place] = location;
  if (!place) return [];
  const { line, col } = getLineColLocation(place).start;
  const hint = suggest[0] ? ` Did you mean \`${suggest[0]}\`?` : "";
  return [
    {
      file: place.source.absoluteRef,
      line,
      column: col,
      rule: ruleId,
      severity: severity === "error" ? "error" : "warning",
      message: message.split("\n", 1)[0]?.trim() + hint,
    },
  ];
}
