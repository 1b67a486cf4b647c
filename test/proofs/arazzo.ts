/**
 * The same scenario files pass Redocly's Respect and our kit, and fail in both where the server is at fault:
 * `pnpm prove:arazzo`.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadDocument, readScenarios, testContract } from "@callsheet/conformance";
import { createSandbox } from "@callsheet/sandbox";
import { serve } from "@callsheet/server/node";
import { readyWorld } from "../conformance/sandbox-world.ts";
import { jobsServer } from "../conformance/scenarios/jobs-server.ts";

type Handler = (request: Request) => Promise<Response>;

interface Subject {
  readonly name: string;
  readonly file: string;
  readonly passes: boolean;
  /** A fresh server for each tool: both begin with the same state. */
  readonly start: () => Promise<Handler> | Handler;
}

const subjects: readonly Subject[] = [
  { name: "the sandbox", file: "sandbox", passes: true, start: () => sandbox() },
  {
    name: "a sandbox that never sees a client token",
    file: "sandbox",
    passes: false,
    start: async () => {
      const handler = await sandbox();
      return (request) => {
        const headers = new Headers(request.headers);
        headers.delete("x-amz-client-token");
        return handler(new Request(request, { headers }));
      };
    },
  },
  { name: "jobs", file: "jobs", passes: true, start: () => jobsServer() },
  {
    name: "jobs that stay after their deletion",
    file: "jobs",
    passes: false,
    start: () => jobsServer({ keeps: true }),
  },
];

function sandbox(): Promise<Handler> {
  return createSandbox({ fixture: readyWorld() });
}

interface Outcome {
  readonly passes: boolean;
  readonly text: string;
}

async function withServer<T>(start: Subject["start"], use: (url: string) => Promise<T>): Promise<T> {
  const running = await serve(await start(), { port: 0 });
  try {
    return await use(running.url);
  } finally {
    await running.close();
  }
}

async function respect(file: string, url: string): Promise<Outcome> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const names = (await readScenarios(file))[0]?.sources.map(({ name }) => name) ?? [];
  const servers = names.flatMap((name) => ["--server", `${name}=${url}`]);
  const child = spawn(
    process.execPath,
    [path.join(path.dirname(manifest), "bin/cli.js"), "respect", file, ...servers],
    {
      env: {
        ...process.env,
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
        NO_COLOR: "1",
      },
    },
  );
  let text = "";
  child.stdout.on("data", (part) => {
    text += part;
  });
  child.stderr.on("data", (part) => {
    text += part;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ passes: code === 0, text })));
}

async function ours(file: string, url: string): Promise<Outcome> {
  const scenarios = await readScenarios(file);
  const files = scenarios[0]?.sources.flatMap((source) => source.file ?? []) ?? [];
  const documents = await Promise.all(files.map((one) => loadDocument(one)));
  const report = await testContract({ documents }, url, { scenarios, only: ["/scenario/"] });
  const text = report.failures.flatMap(({ findings }) => findings.map(({ message }) => message)).join("\n");
  const { passed, failed } = report.totals;
  return { passes: failed === 0 && passed === scenarios.length, text };
}

let wrong = 0;
for (const { name, file, passes, start } of subjects) {
  const scenario = fileURLToPath(new URL(`../conformance/scenarios/${file}.arazzo.yaml`, import.meta.url));
  const tools = { respect, ours };
  for (const [tool, run] of Object.entries(tools)) {
    const outcome = await withServer(start, (url) => run(scenario, url));
    const right = outcome.passes === passes;
    if (!right) wrong++;
    console.log(
      `${right ? "as it should" : "WRONG"}: ${tool} ${outcome.passes ? "passes" : "fails"} ${name}`,
    );
    if (!right) console.log(outcome.text);
  }
}
process.exitCode = wrong === 0 ? 0 : 1;
