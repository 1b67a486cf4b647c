/**
 * Installs the packed packages from a registry of this machine into empty projects, and runs each with its
 * tools. Prints one table.
 *
 *     pnpm prove:matrix [words of a name ...]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type LocalRegistry,
  packPackages,
  publishPacked,
  root,
  run,
  runPnpm,
  startRegistry,
} from "@callsheet/scripts/release";
import { bundlers } from "./matrix/bundlers.ts";
import { type Cell, probeModule } from "./matrix/cell.ts";
import { elsewhere } from "./matrix/elsewhere.ts";
import { frameworks } from "./matrix/frameworks.ts";
import { installers } from "./matrix/installers.ts";
import { msws } from "./matrix/msw.ts";
import { nexts } from "./matrix/next.ts";
import { nodes } from "./matrix/nodes.ts";
import { runtimes } from "./matrix/runtimes.ts";
import { testRunners } from "./matrix/test-runners.ts";
import { typescripts } from "./matrix/typescripts.ts";

const words = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), "callsheet-matrix-"));
const projects = new Map<string, Promise<string>>();

/** The project of a cell, installed once for all cells that install the same. */
function projectOf({ install }: Cell, { env }: LocalRegistry): Promise<string> {
  const key = install.join(" ");
  const project = projects.get(key) ?? makeProject(install, env);
  projects.set(key, project);
  return project;
}

async function makeProject(install: readonly string[], env: LocalRegistry["env"]): Promise<string> {
  const project = path.join(folder, `project-${projects.size}`);
  mkdirSync(project);
  writeFileSync(path.join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--no-save", "--prefer-offline", ...install], { cwd: project, env });
  return project;
}

async function runCell(cell: Cell, registry: LocalRegistry): Promise<void> {
  const project = await projectOf(cell, registry);
  for (const [file, text] of Object.entries(cell.files)) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
  }
  const cwd = path.join(project, cell.folder ?? "");
  const env = { ...registry.env, ...quiet, ...yarnSettings(registry) };
  let output = "";
  for (const [program = "", ...args] of cell.commands) {
    const command = program === "node" ? process.execPath : path.join(cwd, program);
    output = await run(command, args, { cwd, env });
  }
  if (cell.prints !== undefined && !output.includes(cell.prints))
    throw new Error(`It printed ${JSON.stringify(output)} and not ${JSON.stringify(cell.prints)}.`);
}

/** What tools would tell of, ask for or send. */
const quiet = { NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", YARN_ENABLE_TELEMETRY: "0" };

/** Yarn reads no settings of npm. */
function yarnSettings({ url }: LocalRegistry): Record<string, string> {
  return {
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: "127.0.0.1",
    // What was published a moment ago is what is wanted here.
    YARN_NPM_MINIMAL_AGE_GATE: "0",
    YARN_ENABLE_GLOBAL_CACHE: "false",
    YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
  };
}

const counts = { ok: 0, FAILED: 0, skipped: 0 };

function tell(cell: Cell, what: keyof typeof counts, more: string): void {
  counts[what] += 1;
  console.log(`| ${cell.name.padEnd(48)} | ${what.padEnd(7)} | ${more} |`);
}

async function prove(cell: Cell, registry: LocalRegistry): Promise<void> {
  if (cell.skip !== undefined) return tell(cell, "skipped", cell.skip);
  const started = performance.now();
  try {
    await runCell(cell, registry);
    tell(cell, "ok", `${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    tell(cell, "FAILED", reasonOf(error as Error));
  }
}

/** What a failed command said, without its stack. */
function reasonOf({ message }: Error): string {
  const lines = message.split("\n").filter((line) => !/^\s+at |^Command failed/.test(line));
  return lines.slice(0, 10).join("\n  ");
}

try {
  await runPnpm(["build"], { cwd: root });
  const packed = await packPackages(path.join(folder, "packed"));
  const registry = await startRegistry(path.join(folder, "registry"));
  await publishPacked(registry, packed);
  const cells = [
    ...nodes(packed),
    ...installers,
    ...typescripts(packed),
    ...bundlers,
    ...nexts(probeModule),
    ...testRunners,
    ...runtimes,
    ...msws,
    ...frameworks,
    ...elsewhere,
  ];
  console.log(`| ${"what".padEnd(48)} | result  | |\n|---|---|---|`);
  for (const cell of cells) if (words.every((word) => cell.name.includes(word))) await prove(cell, registry);
  await registry.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${counts.ok} right, ${counts.FAILED} wrong, ${counts.skipped} skipped`);
process.exitCode = counts.FAILED > 0 ? 1 : 0;
