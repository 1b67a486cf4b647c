import { readdir } from "node:fs/promises";
import path from "node:path";
import { type BundledDocument, displayPath, specFolder } from "@callsheet/compiler";
import { type RunningMock, startMock } from "@callsheet/mock";
import { readPort, runCommand } from "@callsheet/protocol/command";
import { cliSnippet, sdkSnippet } from "@callsheet/sandbox/snippets";
import { regenerate } from "./dev/regenerate.ts";
import { reportFindings } from "./dev/report-findings.ts";
import { type SandboxProcess, startSandbox } from "./dev/sandbox-process.ts";
import { watchFolder } from "./dev/watch-folder.ts";

const help = `
Usage: pnpm dev [options]

Serves the contract and follows every save in spec/: checks it, makes again what it touches and serves the result.

  --port <number>          where the mock listens (default: 4010; 0 takes any free port)
  --sandbox-port <number>  where the sandbox listens (default: 4020)
  --no-sandbox             start the mock alone
  --host <address>         the address to listen on (default: 127.0.0.1)
  --spec <folder>          where the documents are (default: spec)
  --out <folder>           the root to write generated files under (default: the repository; another has no sandbox)
`;

const repository = path.resolve(import.meta.dirname, "..");

/** What runs, and from what. */
interface Dev {
  readonly spec: string;
  readonly out: string;
  readonly mock: RunningMock;
  readonly sandbox: SandboxProcess | undefined;
}

process.exitCode = await runCommand({
  name: "dev",
  help,
  options: {
    port: { type: "string" },
    "sandbox-port": { type: "string" },
    "no-sandbox": { type: "boolean" },
    host: { type: "string" },
    spec: { type: "string" },
    out: { type: "string" },
  },
  run: async ({ port = "4010", host = "127.0.0.1", spec = specFolder, out = repository, ...options }) => {
    const alone = options["no-sandbox"] || path.resolve(out) !== repository;
    const sandboxPort = options["sandbox-port"] ?? "4020";
    const mockPort = readPort("port", port);
    readPort("sandbox-port", sandboxPort);
    const first = await regenerate(spec, out);
    for (const line of first.lines) console.log(line);
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    }); // before the sandbox starts: its process must not outlive this one
    const [mock, sandbox] = await Promise.all([
      listen(first.documents ? served(first.documents) : await lastGood(out), mockPort, host),
      alone ? undefined : startSandbox(sandboxPort, host),
    ]);
    if (!mock) {
      await sandbox?.close();
      return 1;
    }
    console.log(welcome({ spec, out, mock, sandbox }));
    for (const line of await reportFindings(spec)) console.log(line);
    const stop = watchFolder(spec, (files) => follow(files, { spec, out, mock, sandbox }));
    await stopped;
    stop();
    await Promise.all([mock.close(), sandbox?.close()]);
    return 0;
  },
});

/** Starts the mock, or says in one line why it cannot. */
async function listen(documents: readonly (string | object)[], port: number, host: string) {
  try {
    return await startMock({ documents, port, host });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const taken = `port ${port} of ${host} is taken by another program; end it, or choose one with --port`;
    console.error(`dev: ${code === "EADDRINUSE" ? taken : message}`);
    return undefined;
  }
}

async function follow(files: readonly string[], { spec, out, mock, sandbox }: Dev): Promise<void> {
  const { documents, changes, lines } = await regenerate(spec, out);
  console.log(`${new Date().toLocaleTimeString("en-GB")} ${files.join(", ")}`);
  for (const line of lines) console.log(`  ${line}`);
  if (!documents) return;
  if (changes.length > 0) await mock.reload(served(documents));
  const code = changes.some(({ path: file }) => /^packages\/(server|validators)\//.test(file));
  if (code) void sandbox?.restart();
  for (const line of await reportFindings(spec)) console.log(`  ${line}`);
}

/** The documents of the last good generation, for a start with a broken one: the next good save replaces them. */
async function lastGood(out: string): Promise<string[]> {
  const folder = path.join(out, "packages/contract/openapi");
  const names = await readdir(folder);
  return names.sort().map((name) => path.join(folder, name));
}

function served(documents: readonly BundledDocument[]) {
  return documents.map(({ openapi }) => openapi);
}

function welcome({ spec, mock, sandbox }: Dev): string {
  const endpoint = sandbox?.url ?? mock.url;
  return [
    "",
    `  mock      ${mock.url}   ${mock.routes.length} operations, replies from the examples`,
    ...(sandbox?.url
      ? [
          `  sandbox   ${sandbox.url}   the same operations with state, kept in ${sandbox.store};`,
          `            curl -X POST ${sandbox.url}/_sandbox/reset begins anew`,
        ]
      : []),
    `  watching  ${displayPath(spec)}`,
    "",
    "  AWS SDK",
    ...sdkSnippet(endpoint).map((line) => `    ${line}`),
    "",
    "  AWS CLI",
    ...cliSnippet(endpoint).map((line) => `    ${line}`),
    "",
  ].join("\n");
}
