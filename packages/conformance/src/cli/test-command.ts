import { defineCommand, UsageError } from "@callsheet/protocol/command";
import { type Console, run } from "./main.ts";
import { options } from "./options.ts";
import { usage } from "./usage.ts";

const { target: _, ...testOptions } = options;

const help = `
Usage: callsheet test <url> [options]

Holds an implementation to an OpenAPI contract: makes cases from the documents, sends them to the URL and reports.

${usage.slice(usage.indexOf("Contract\n"), usage.indexOf("Example:")).replace("documents of @callsheet/contract", "project's own")}
Example: callsheet test http://127.0.0.1:8080 --document openapi.yaml --html report.html
`;

/**
 * The command `callsheet test <url>`.
 *
 * @param documents The documents of the project, for a run that names none.
 */
export function testCommand(console: Console, documents: () => readonly string[]) {
  return defineCommand({
    name: "callsheet test",
    help,
    options: testOptions,
    words: { most: 1 },
    run: async (values, [target]) => {
      if (target === undefined)
        throw new UsageError("a URL is missing, such as `callsheet test http://127.0.0.1:8080`. See --help.");
      const named = values.document ?? (values.scenario ? undefined : documents());
      return run({ ...values, target, document: named }, console);
    },
  });
}
