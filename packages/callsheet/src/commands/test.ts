import { formatReport } from "@callsheet/compiler/lint";
import { readDocuments } from "@callsheet/compiler/project";
import { processConsole, run, testHelp, testOptions } from "@callsheet/conformance/command";
import { defineCommand, UsageError } from "@callsheet/protocol/command";
import { formatHelp, formatOptions, readFormat } from "../output/format-option.ts";
import { reportFindings } from "../output/report-findings.ts";
import { findProject, projectHelp, projectOptions } from "../project/find-project.ts";

const formats = ["text", "json", "sarif", "github"] as const;

const help = `
Usage: callsheet test <url> [options]
       callsheet test --har <file> [<url>] [options]

Holds a server to OpenAPI documents: makes cases from them, sends these to the URL and reports. With --har, holds recorded traffic to them.

Contract
${projectHelp}
${testHelp}
${formatHelp(formats)}

Exit codes: 0 the contract is kept, 1 it is not, 2 it is not proven or the run could not take place.

Example: callsheet test http://127.0.0.1:8080 --spec openapi.yaml --html report.html
`;

/** Tests a server against documents. */
export const command = defineCommand({
  name: "callsheet test",
  help,
  options: { ...projectOptions, ...testOptions, ...formatOptions },
  words: { most: 1 },
  run: async ({ spec, config, format: named, json, ...values }, [target]) => {
    const console = processConsole(); // before anything else: the first signal may come early
    const format = readFormat({ format: named, json }, formats);
    if (target === undefined && values.har === undefined)
      throw new UsageError("a URL is missing, such as `callsheet test http://127.0.0.1:8080`. See --help.");
    // Scenarios name their documents.
    const isNamed = values.scenario !== undefined && spec === undefined;
    const documents = isNamed ? undefined : readDocuments((await findProject({ spec, config })).specs);
    return run({ ...values, target, document: undefined, json: undefined }, console, {
      contract: documents && { documents: documents.map(({ api }) => api) },
      ...(format === "json" && { format: (report) => `${JSON.stringify(report, undefined, 2)}\n` }),
      ...((format === "sarif" || format === "github") && {
        format: (report) => `${formatReport(reportFindings(report, documents ?? []), format)}\n`,
      }),
    });
  },
});
