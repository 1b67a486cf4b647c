// What an install costs that makes types and a client: packages, and what they take on a disk. `pnpm
// bench:install` installs ours as packed, from a registry of this machine, and what others offer for the
// same, each into an empty project.
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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

const kubb = ["cli", "core", "plugin-oas", "plugin-ts", "plugin-client"].map((name) => `@kubb/${name}@4`);
const subjects: Readonly<Record<string, readonly string[]>> = {
  "callsheet, types and client": ["callsheet", "@callsheet/client"],
  "callsheet, with server and mock": [
    "callsheet",
    "@callsheet/client",
    "@callsheet/server",
    "@callsheet/mock",
  ],
  "what runs: @callsheet/client": ["@callsheet/client"],
  "what runs: @callsheet/server": ["@callsheet/server"],
  "Hey API": ["@hey-api/openapi-ts"],
  Kubb: kubb,
  "openapi-typescript, openapi-fetch": ["openapi-typescript", "openapi-fetch"],
  "Redocly CLI (lint and bundle alone)": ["@redocly/cli"],
};

const folder = mkdtempSync(path.join(tmpdir(), "callsheet-install-"));

interface Cost {
  readonly packages: number;
  readonly others: number;
  readonly megabytes: number;
}

async function measure(install: readonly string[], { env }: LocalRegistry): Promise<Cost> {
  const project = mkdtempSync(path.join(folder, "project-"));
  writeFileSync(path.join(project, "package.json"), JSON.stringify({ private: true }));
  await run("npm", ["install", ...install], { cwd: project, env });
  const listing = await run("npm", ["ls", "--all", "--parseable"], { cwd: project, env });
  const installed = listing.split("\n").filter((line) => line.includes("node_modules"));
  const others = installed.filter((line) => !/[\\/](@callsheet[\\/]\w+|callsheet)$/.test(line));
  return {
    packages: installed.length,
    others: others.length,
    megabytes: sizeOf(path.join(project, "node_modules")) / 1e6,
  };
}

/** What the files below a folder hold, in bytes. */
function sizeOf(file: string): number {
  const stats = lstatSync(file);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), 0);
}

try {
  await runPnpm(["build"], { cwd: root });
  mkdirSync(path.join(folder, "packed"));
  const registry = await startRegistry(path.join(folder, "registry"));
  await publishPacked(registry, await packPackages(path.join(folder, "packed")));
  console.log("| what is installed | packages | of others | MB |\n|---|--:|--:|--:|");
  for (const [name, install] of Object.entries(subjects)) {
    const { packages, others, megabytes } = await measure(install, registry);
    console.log(`| ${name} | ${packages} | ${others} | ${megabytes.toFixed(1)} |`);
  }
  await registry.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
