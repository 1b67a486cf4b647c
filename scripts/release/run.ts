import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

/** The repository that this file is part of. */
export const root = path.resolve(import.meta.dirname, "../..");

/** Where a command runs: a folder, and variables besides those of this process. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command and returns its output, which is the message when it fails. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { cwd, env } = options;
  try {
    const settings = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    return (await promisify(execFile)(command, args, settings)).stdout;
  } catch (error) {
    const {
      stdout = "",
      stderr = "",
      message,
    } = error as { stdout?: string; stderr?: string; message: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr || message}`, { cause: error });
  }
}

let pnpm: Promise<readonly [string, ...string[]]> | undefined;

/** Runs pnpm, by npx if it is not on the PATH. */
export async function runPnpm(args: readonly string[], options: RunOptions): Promise<string> {
  pnpm ??= findPnpm();
  const [command, ...before] = await pnpm;
  return run(command, [...before, ...args], options);
}

async function findPnpm(): Promise<readonly [string, ...string[]]> {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    packageManager: string;
  };
  const found = await run("pnpm", ["--version"], { cwd: root }).catch(() => "");
  return found.trim() === packageManager.replace("pnpm@", "") ? ["pnpm"] : ["npx", "--yes", packageManager];
}
