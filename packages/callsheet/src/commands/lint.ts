import {
  documentsIn,
  type Finding,
  formatReport,
  lintTargets,
  lintWithSpectral,
  mergeFindings,
  type ReportFormat,
  reportFormats,
  tidy,
} from "@callsheet/compiler/lint";
import { specFolder } from "@callsheet/compiler/project";
import { defineCommand, UsageError } from "@callsheet/protocol/command";

const help = `
Usage: callsheet lint [options] [file or folder…]

Lints OpenAPI documents and whatever they refer to: references, structure, names, examples and patterns. A document of AWS, which
has \`info.x-callsheet-service\`, is held to the house rules, too. Where the project has a ruleset for Spectral (.spectral.yaml),
Spectral applies it. Prints one line a finding: file:line:column rule message.

Options:
  --spec <folder>     the folder of documents, where no file or folder is named (default: spec)
  --format <format>   text, json, sarif or github (default: text)
  --json              the same as --format json
  --strict            take warnings for errors
  -h, --help          print this

Exit codes: 0 no error, 1 an error, 2 could not run.

Example: callsheet lint --format github openapi.yaml
`;

export const command = defineCommand({
  name: "callsheet lint",
  help,
  options: {
    spec: { type: "string" },
    format: { type: "string" },
    json: { type: "boolean" },
    strict: { type: "boolean" },
  },
  words: { most: 10_000 },
  run: async ({ spec, format, json, strict }, words) => {
    const form = readFormat(format, json);
    const targets = words.length > 0 ? words : [spec ?? specFolder];
    const own = await lintTargets(targets);
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

function readFormat(format: string | undefined, json: boolean | undefined): ReportFormat {
  const wanted = format ?? (json ? "json" : "text");
  if (json && wanted !== "json")
    throw new UsageError(`--json and --format ${wanted} exclude each other. See --help.`);
  const known = reportFormats.find((name) => name === wanted);
  if (!known)
    throw new UsageError(`--format takes ${reportFormats.join(", ")}, not \`${wanted}\`. See --help.`);
  return known;
}

/** Colors are for people at a terminal. https://no-color.org */
function hasColors(): boolean {
  return Boolean(process.stdout.isTTY) && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
