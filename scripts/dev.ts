import path from "node:path";
import { type RunningMock, startMock } from "@callsheet/mock";
import type { BundledDocument } from "./bundle-documents.ts";
import { runCommand } from "./command.ts";
import { regenerate } from "./dev/regenerate.ts";
import { reportFindings } from "./dev/report-findings.ts";
import { watchFolder } from "./dev/watch-folder.ts";
import { specFolder } from "./documents.ts";

const help = `
Usage: pnpm dev [--port <number>] [--host <address>] [--spec <folder>] [--out <folder>]

Serves the contract and follows every save in spec/: checks it, makes again what it touches and serves the result.

  --port <number>   where the mock listens (default: 4010; 0 takes any free port)
  --host <address>  the address to listen on (default: 127.0.0.1)
  --no-sandbox      start the mock alone
  --spec <folder>   where the documents are (default: spec)
  --out <folder>    the root to write generated files under (default: the repository)
`;

const repository = path.resolve(import.meta.dirname, "..");

await runCommand({
  name: "dev",
  help,
  options: {
    port: { type: "string" },
    host: { type: "string" },
    "no-sandbox": { type: "boolean" },
    spec: { type: "string" },
    out: { type: "string" },
  },
  run: async ({ port = "4010", host = "127.0.0.1", spec = specFolder, out = repository }) => {
    const first = await regenerate(spec, out);
    for (const line of first.lines) console.log(line);
    if (!first.documents) return 1;
    const mock = await startMock({ documents: served(first.documents), port: Number(port), host });
    console.log(table(mock, spec));
    for (const line of await reportFindings(spec)) console.log(line);
    const stop = watchFolder(spec, (files) => follow(files, { spec, out, mock }));
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    stop();
    await mock.close();
    return 0;
  },
});

async function follow(
  files: readonly string[],
  { spec, out, mock }: { spec: string; out: string; mock: RunningMock },
) {
  const { documents, changes, lines } = await regenerate(spec, out);
  console.log(`${new Date().toLocaleTimeString("en-GB")} ${files.join(", ")}`);
  for (const line of lines) console.log(`  ${line}`);
  if (documents && changes.length > 0) await mock.reload(served(documents));
  if (documents) for (const line of await reportFindings(spec)) console.log(`  ${line}`);
}

function served(documents: readonly BundledDocument[]) {
  return documents.map(({ openapi }) => openapi);
}

function table(mock: RunningMock, spec: string): string {
  return [
    `mock      ${mock.url}  ${mock.routes.length} operations`,
    `watching  ${path.relative(process.cwd(), spec) || spec}`,
  ].join("\n");
}
