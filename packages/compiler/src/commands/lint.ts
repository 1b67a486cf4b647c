import { defineCommand } from "@callsheet/protocol/command";
import { formatFinding } from "../lint/finding.ts";
import { lint } from "../lint/lint.ts";

const help = `
Usage: callsheet lint [options]

Lints every document of the folder with Spectral and the house rules (spec/rules), with Redocly's rules of structure, and for
names that are used twice. Prints one line a finding: file:line:column rule message. Exits with 1 when one is an error.

Options:
  --spec <folder>  the folder of documents (default: spec)
  -h, --help       print this
`;

export const command = defineCommand({
  name: "callsheet lint",
  help,
  options: { spec: { type: "string" } },
  run: async ({ spec }) => {
    const findings = await lint(spec === undefined ? {} : { folder: spec });
    for (const finding of findings) console.log(formatFinding(finding));
    const errors = findings.filter(({ severity }) => severity === "error").length;
    if (findings.length > 0)
      console.error(`${count(errors, "error")}, ${count(findings.length - errors, "warning")}`);
    return errors > 0 ? 1 : 0;
  },
});

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
