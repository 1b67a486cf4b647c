#!/usr/bin/env node
import process from "node:process";
import { describeProblem, readCommand, usage } from "./command.ts";
import { startSandbox } from "./start-sandbox.ts";

try {
  const options = await readCommand(process.argv.slice(2), process.env);
  if (options) {
    const { url, sandbox, closed } = await startSandbox({ ...options, signals: ["SIGTERM", "SIGINT"] });
    const control =
      options.control === false
        ? "off"
        : `${url}/_sandbox${typeof options.control === "string" ? " (with its key)" : ""}`;
    console.log(
      `callsheet sandbox  ${url}\n  store            ${sandbox.store}\n  control          ${control}`,
    );
    await closed;
  } else {
    console.log(usage);
  }
} catch (error) {
  console.error(`callsheet-sandbox: ${describeProblem(error)}`);
  process.exitCode = 1;
}
