import {
  documentsIn,
  type Finding,
  formatReport,
  lintTargets,
  lintWithSpectral,
  mergeFindings,
  reportFormats,
  tidy,
} from "@callsheet/compiler/lint";
import { defineCommand } from "@callsheet/protocol/command";
import { formatHelp, formatOptions, readFormat } from "../output/format-option.ts";
import { hasColors } from "../output/has-colors.ts";
import { withProgress } from "../output/progress.ts";
import { findProject, projectHelp, projectOptions } from "../project/find-project.ts";

const help = `
Usage: callsheet lint [options] [file or folder…]

Lints OpenAPI documents and whatever they refer to: references, structure, names, examples and patterns. A document of AWS, which
has \`info.x-callsheet-service\`, is held to the house rules, too. Where the project has a ruleset for Spectral (.spectral.yaml),
Spectral applies it. Prints one line a finding: file:line:column rule message.

${projectHelp}
  --strict          take warnings for errors
${formatHelp(reportFormats)}

Example: callsheet lint --format github openapi.yaml
`;

/** Lints documents. */
export const command = defineCommand({
  name: "callsheet lint",
  help,
  options: { ...projectOptions, ...formatOptions, strict: { type: "boolean" } },
  words: { most: 10_000 },
  run: async ({ strict, ...values }, words) => {
    const form = readFormat(values, reportFormats);
    const targets = words.length > 0 ? words : (await findProject(values)).specs;
    const own = await withProgress("lint: reading", () => lintTargets(targets));
    const { findings: theirs, skipped } = await lintWithSpectral(await documentsIn(targets));
    if (skipped !== undefined) console.error(`skipped: ${skipped}`);
    const found = tidy(mergeFindings(own, theirs));
    const findings = strict ? found.map((finding): Finding => ({ ...finding, severity: "error" })) : found;
    const report = formatReport(findings, form, { colors: hasColors() });
    if (report) console.log(report);
    const errors = findings.filter(({ severity }) => severity === "error").length;
    if (findings.length > 0 && form === "text")
      console.error(`${count(errors, "error")}, ${count(findings.length - errors, "warning")}`);
    return errors > 0 ? 1 : 0;
  },
});

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
