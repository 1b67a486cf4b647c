import { parseArgs } from "node:util";
import { sdkCommand } from "./sdk-command.ts";

const { name, help, options, run } = sdkCommand;
try {
  const { values, positionals } = parseArgs({
    options: { ...options, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  });
  if (values.help) console.log(help.trim());
  else process.exitCode = await run(values, positionals);
} catch (error) {
  if (!(error instanceof TypeError && "code" in error)) throw error;
  console.error(`${name}: ${error.message}`);
  process.exitCode = 2;
}
