import { defineCommand } from "@callsheet/protocol/command";
import { devHelp, devOptions } from "../dev/dev-options.ts";
import { runDev } from "../dev/run-dev.ts";

const help = `
Usage: callsheet dev [options]

Serves documents and follows every save: generates what it touches, answers from it, prints its findings and what it breaks since the
main branch, and shows it all on a page, where @callsheet/workbench is installed.

${devHelp}

Example: callsheet dev --spec openapi.yaml --port 8080
`;

/** Serves documents and follows every save. */
export const command = defineCommand({
  name: "callsheet dev",
  help,
  options: devOptions,
  run: (values) => runDev(values),
});
