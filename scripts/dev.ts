import path from "node:path";
import { documents } from "@callsheet/contract";
import { readPort, runCommand } from "@callsheet/protocol/command";
import { cliSnippet, sdkSnippet } from "@callsheet/sandbox/snippets";
import { type Companion, devHelp, devOptions, runDev } from "callsheet/dev";
import { type SandboxProcess, startSandbox } from "./dev/sandbox-process.ts";

const help = `
Usage: pnpm dev [options]

\`callsheet dev\` with the sandbox next to the mock.

${devHelp}
  --sandbox-port <number>
                    where the sandbox listens (default: 4020)
  --no-sandbox      start the mock alone; another --out has no sandbox

Example: pnpm dev --port 0 --no-sandbox
`;

const repository = path.resolve(import.meta.dirname, "..");

process.exitCode = await runCommand({
  name: "dev",
  help,
  options: { ...devOptions, "sandbox-port": { type: "string" }, "no-sandbox": { type: "boolean" } },
  run: ({ "sandbox-port": port = "4020", "no-sandbox": without, ...values }) => {
    readPort("sandbox-port", port);
    const alone = without || (values.out !== undefined && path.resolve(values.out) !== repository);
    return runDev(values, async (host) => companionOf(alone ? undefined : await startSandbox(port, host)));
  },
});

/** The sandbox as the command shows, calls and restarts it; without one, what to call the mock with. */
function companionOf(sandbox: SandboxProcess | undefined): Companion {
  return {
    url: sandbox?.url,
    inPage: sandbox ? documents.map(({ id }) => id) : [],
    greeting: (mock) => {
      const endpoint = sandbox?.url ?? mock ?? "";
      return [
        ...(sandbox?.url
          ? [
              `  sandbox   ${sandbox.url}   the same operations with state (store: ${sandbox.store});`,
              `            curl -X POST ${sandbox.url}/_sandbox/reset starts over`,
            ]
          : []),
        "",
        "  AWS SDK",
        ...sdkSnippet(endpoint).map((line) => `    ${line}`),
        "",
        "  AWS CLI",
        ...cliSnippet(endpoint).map((line) => `    ${line}`),
        "",
      ];
    },
    changed(files) {
      if (files.some((file) => /^packages\/(server|validators)\//.test(file))) void sandbox?.restart();
    },
    close: async () => sandbox?.close(),
  };
}
