import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Report } from "@callsheet/conformance";
import type { Application } from "./applications.ts";
import type { Finding, ToolRun } from "./finding.ts";
import { pythonProgram, type Running, workplace } from "./workplace.ts";

/** A tool that holds a server to its document. */
export interface Tool {
  readonly name: "callsheet" | "Schemathesis";
  /** The commands that a reader types, from nothing installed to a result. */
  readonly commands: readonly string[];
  run(application: Application, running: Running, budget: number): Promise<ToolRun>;
}

const command = fileURLToPath(new URL("../../../packages/callsheet/src/bin.js", import.meta.url));

async function timed(program: string, args: readonly string[]): Promise<{ out: string; seconds: number }> {
  const started = performance.now();
  const out = await new Promise<string>((resolve) => {
    const options = { cwd: workplace, maxBuffer: 1 << 28, timeout: 300_000 };
    execFile(program, args, options, (_, text) => resolve(text));
  });
  return { out, seconds: (performance.now() - started) / 1000 };
}

const callsheet: Tool = {
  name: "callsheet",
  commands: ["curl -O <url>/openapi.json", "npx callsheet test <url> --spec openapi.json"],
  async run({ document }, { url }, budget) {
    const file = path.join(workplace, "boards.json");
    writeFileSync(file, await (await fetch(url + document)).text());
    const args = [command, "test", url, "--spec", file, "--json", "--max-time", String(budget)];
    const { out, seconds } = await timed(process.execPath, args);
    const { causes } = JSON.parse(out) as Report;
    const findings = causes.map(({ operation, check, message, ids }): Finding => {
      return { operation, kind: check, message, cases: ids };
    });
    return { findings, seconds };
  },
};

const schemathesis: Tool = {
  name: "Schemathesis",
  commands: ["pip install schemathesis", "schemathesis run <url>/openapi.json"],
  async run({ document }, { url }, budget) {
    const report = path.join(workplace, "schemathesis.json");
    writeFileSync(report, '{ "failures": [] }');
    const reports = ["--report", "json", "--report-json-path", report];
    const limits = ["--url", url, "--seed", "1", "--max-time", String(budget)];
    const { out, seconds } = await timed(pythonProgram("schemathesis"), [
      "run",
      url + document,
      ...limits,
      ...reports,
    ]);
    const { failures } = JSON.parse(readFileSync(report, "utf8")) as {
      failures: readonly { type: string; title: string; operations: readonly string[] }[];
    };
    const findings = failures.flatMap(({ type, title, operations }) =>
      operations.map((operation): Finding => {
        const status = type === "UndefinedStatusCode" ? (/Received: (\d+)/.exec(out)?.[1] ?? "") : "";
        return { operation, kind: type, message: `${title} ${status}`.trim(), cases: [] };
      }),
    );
    return { findings, seconds };
  },
};

/** Both tools. */
export const tools: readonly Tool[] = [callsheet, schemathesis];
