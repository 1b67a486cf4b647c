import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import type { LocalRegistry } from "@callsheet/scripts/release";

/** A home without anything in it, and a PATH with node and npm alone. */
export interface Sandbox {
  readonly env: Readonly<Record<string, string>>;
}

/** What npm needs of a system. Java is not among it. */
const programs = ["npm", "npx", "sh", "env"];

/** Makes a sandbox in a folder: its programs, its home and its npm cache. */
export function createSandbox(folder: string, registry: LocalRegistry): Sandbox {
  const bin = path.join(folder, "bin");
  const home = path.join(folder, "home");
  for (const one of [bin, home]) mkdirSync(one, { recursive: true });
  symlinkSync(process.execPath, path.join(bin, "node"));
  for (const name of programs) symlinkSync(whereIs(name), path.join(bin, name));
  return { env: { ...registry.env, PATH: bin, HOME: home, CI: "1", NO_COLOR: "1" } };
}

function whereIs(name: string): string {
  return execFileSync("/bin/sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
}

/** What came of a command. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly seconds: number;
}

/** Runs a command in a project; its failure is an outcome, too. */
export function runIn(
  cwd: string,
  { env }: Sandbox,
  [program = "", ...args]: readonly string[],
): Promise<Ran> {
  const started = performance.now();
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      { cwd, env: { ...env }, maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error ? Number(error.code ?? 1) : 0;
        resolve({ code, out: stdout + stderr, seconds: (performance.now() - started) / 1000 });
      },
    );
  });
}

/** A command that listens. */
export interface Listening {
  readonly url: string;
  readonly seconds: number;
  stop(): void;
}

/**
 * Starts a command and waits until it says where it listens. It has a group of its own: npx ends without its
 * children.
 */
export function listenIn(
  cwd: string,
  { env }: Sandbox,
  [program = "", ...args]: readonly string[],
): Promise<Listening> {
  const started = performance.now();
  const child = spawn(program, args, {
    cwd,
    env: { ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      const [, url] = /listening on (\S+)/.exec(said) ?? [];
      if (url === undefined) return;
      resolve({
        url,
        seconds: (performance.now() - started) / 1000,
        stop: () => void process.kill(-(child.pid ?? 0), "SIGTERM"),
      });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", reject);
    child.on("exit", () => reject(new Error(said.trim())));
  });
}
