import { readdir } from "node:fs/promises";
import path from "node:path";
import type { ReadDocument } from "@callsheet/compiler";
import { documents as contract } from "@callsheet/contract";
import { type RunningMock, startMock } from "@callsheet/mock";
import { readPort, runCommand } from "@callsheet/protocol/command";
import { cliSnippet, sdkSnippet } from "@callsheet/sandbox/snippets";
import { startWorkbench, type Workbench } from "@callsheet/workbench";
import { type SandboxProcess, startSandbox } from "./dev/sandbox-process.ts";
import { saveReport } from "./dev/save-report.ts";
import { watchFolder } from "./dev/watch-folder.ts";

const help = `
Usage: pnpm dev [options]

Serves the contract and follows every save in spec/: checks it, makes again what it touches and serves the result.

  --page-port <number>     where the page listens (default: 4000; any free port where the mock takes one)
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
  readonly page: Workbench | undefined;
}

process.exitCode = await runCommand({
  name: "dev",
  help,
  options: {
    port: { type: "string" },
    "page-port": { type: "string" },
    "sandbox-port": { type: "string" },
    "no-sandbox": { type: "boolean" },
    host: { type: "string" },
    spec: { type: "string" },
    out: { type: "string" },
  },
  run: async ({
    port = "4010",
    host = "127.0.0.1",
    spec = path.join(repository, "spec"),
    out = repository,
    ...options
  }) => {
    const alone = options["no-sandbox"] || path.resolve(out) !== repository;
    const sandboxPort = options["sandbox-port"] ?? "4020";
    const mockPort = readPort("port", port);
    readPort("sandbox-port", sandboxPort);
    const pagePort = readPort("page-port", options["page-port"] ?? (mockPort === 0 ? "0" : "4000"));
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    }); // before the sandbox starts: its process must not outlive this one
    // What was generated last is served at once; what has changed since follows.
    const [mock, sandbox] = await Promise.all([
      listen(await lastGood(out), mockPort, host),
      alone ? undefined : startSandbox(sandboxPort, host),
    ]);
    if (!mock) {
      await sandbox?.close();
      return 1;
    }
    const page = await openPage({ mock, sandbox }, pagePort, host);
    const dev = { spec, out, mock, sandbox, page };
    console.log(welcome(dev));
    const first = update(dev, []);
    const stop = watchFolder(spec, async (files) => {
      await first;
      await follow(files, dev);
    });
    for (const line of await first) console.log(line);
    await stopped;
    stop();
    await Promise.all([mock.close(), sandbox?.close(), page?.close()]);
    return 0;
  },
});

/** Starts the mock, or says in one line why it cannot. */
async function listen(documents: readonly (string | object)[], port: number, host: string) {
  try {
    return await startMock({ documents, port, host, log });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const taken = `port ${port} of ${host} is taken by another program; end it, or choose one with --port`;
    console.error(`dev: ${code === "EADDRINUSE" ? taken : message}`);
    return undefined;
  }
}

/** Serves the page, or says in one line why it cannot: everything else goes on without it. */
async function openPage({ mock, sandbox }: Pick<Dev, "mock" | "sandbox">, port: number, host: string) {
  const targets = [
    { kind: "mock", url: mock.url },
    ...(sandbox?.url === undefined ? [] : [{ kind: "sandbox", url: sandbox.url } as const]),
  ] as const;
  const inPage = sandbox ? contract.map(({ id }) => id) : [];
  const options = {
    documents: [],
    title: "callsheet",
    clientModule: "@callsheet/client/{id}",
    targets,
    inPage,
  };
  try {
    return await startWorkbench({ ...options, port, host });
  } catch (error) {
    console.error(`dev: no page: ${(error as Error).message}; choose another port with --page-port`);
    return undefined;
  }
}

/** Says what the mock answered and why, a line each, as the sandbox says it of itself. */
function log(level: "error" | "info", line: string): void {
  if (level === "error") console.error(line);
  else console.log(line);
}

async function follow(files: readonly string[], dev: Dev): Promise<void> {
  console.log(`${new Date().toLocaleTimeString("en-GB")} ${files.join(", ")}`);
  for (const line of await update(dev, files)) console.log(`  ${line}`);
}

/** Makes everything again, serves it and lints; returns what to tell the designer, a line each. */
async function update({ spec, out, mock, sandbox, page }: Dev, files: readonly string[]): Promise<string[]> {
  const { regenerate } = await import("./dev/regenerate.ts"); // the compilers take a while to load, and nothing is served by them
  const { documents, changes, lines } = await regenerate(spec, out);
  const generated = changes.map(({ path: file }) => file);
  if (!documents) {
    page?.update(saveReport({ files, lines, generated, broken: true }));
    return [...lines];
  }
  if (changes.length > 0) await mock.reload(served(documents));
  const code = changes.some(({ path: file }) => /^packages\/(server|validators)\//.test(file));
  if (code) void sandbox?.restart();
  const { reportFindings } = await import("./dev/report-findings.ts");
  const { reportChanges } = await import("./dev/report-changes.ts");
  const found = await reportFindings(spec);
  const { lines: changed, verdict } = await reportChanges(spec);
  const { findings } = found;
  page?.update(saveReport({ files, lines, generated, findings, verdict, broken: false }), documents);
  return [...lines, ...found.lines, ...changed];
}

/** The documents of the last good generation, for a start with a broken one: the next good save replaces them. */
async function lastGood(out: string): Promise<string[]> {
  const folder = path.join(out, "packages/contract/openapi");
  const names = await readdir(folder);
  return names.sort().map((name) => path.join(folder, name));
}

function served(documents: readonly ReadDocument[]) {
  return documents.map(({ api }) => api.root);
}

function welcome({ spec, mock, sandbox, page }: Dev): string {
  const endpoint = sandbox?.url ?? mock.url;
  return [
    "",
    ...(page ? [`  page      ${page.url}   the documents to read and try, and what each save did`] : []),
    `  mock      ${mock.url}   ${mock.routes.length} operations, replies from the examples`,
    ...(sandbox?.url
      ? [
          `  sandbox   ${sandbox.url}   the same operations with state, kept in ${sandbox.store};`,
          `            curl -X POST ${sandbox.url}/_sandbox/reset begins anew`,
        ]
      : []),
    `  watching  ${path.relative(process.cwd(), spec) || spec}`,
    "",
    "  AWS SDK",
    ...sdkSnippet(endpoint).map((line) => `    ${line}`),
    "",
    "  AWS CLI",
    ...cliSnippet(endpoint).map((line) => `    ${line}`),
    "",
  ].join("\n");
}
