import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../..");

/** An empty folder in which a person follows a README. */
export interface Walk {
  /** Runs the block of commands of this number, and gives what it said. */
  shell(number: number): Promise<string>;
  /** Runs the module that begins with this comment, and gives what it said. */
  module(start: string): Promise<string>;
  end(): Promise<void>;
}

/**
 * Makes an empty folder in which the packages of this repository are installed. Commands that begin with `#
 * run` are run as they stand.
 */
export async function startWalk(shells: readonly string[], modules: readonly string[]): Promise<Walk> {
  const folder = mkdtempSync(path.join(tmpdir(), "callsheet-walk-"));
  const project = path.join(folder, "project");
  linkPackages(folder);
  mkdirSync(project);
  const setting = { bin: writePrograms(folder), port: await freePort() };
  const scripts = shells.filter((block) => block.startsWith("# run"));
  return {
    shell: (number) => run(project, ["sh", "-euc", prepare(scripts[number] ?? "exit 3", setting)]),
    module: (start) => {
      writeFileSync(
        path.join(project, "app.ts"),
        modules.find((block) => block.startsWith(start)) ?? "throw 3;",
      );
      return run(project, ["node", "app.ts"]);
    },
    end: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** As npm would, above the project: what is in the project is what a person made. */
function linkPackages(folder: string): void {
  const scope = path.join(folder, "node_modules/@callsheet");
  mkdirSync(scope, { recursive: true });
  for (const name of readdirSync(path.join(repository, "packages")))
    symlinkSync(path.join(repository, "packages", name), path.join(scope, name), "junction");
  symlinkSync(
    path.join(repository, "packages/callsheet"),
    path.join(folder, "node_modules/callsheet"),
    "junction",
  );
}

/**
 * What a person types, as programs that become the checkout's command: nothing of theirs outlives the shell.
 */
function writePrograms(folder: string): string {
  const programs = {
    callsheet: `exec '${process.execPath}' '${path.join(repository, "packages/callsheet/src/bin.js")}' "$@"`,
    npx: 'exec "$@"',
  };
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  for (const [name, text] of Object.entries(programs))
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return bin;
}

/** The commands with a port that is free; what runs in the background listens before the next one. */
function prepare(script: string, { bin, port }: { readonly bin: string; readonly port: number }): string {
  const wait = `mock=$!; for _ in $(seq 200); do curl -s -o /dev/null http://127.0.0.1:${port} && break; sleep 0.1; done`;
  return [
    `PATH='${bin}':$PATH`,
    `trap '[ -z "\${mock-}" ] || kill "$mock"' EXIT`,
    script
      .replaceAll("4010", String(port))
      .replace(/callsheet mock &$/m, `callsheet mock --port ${port} &\n${wait}`),
  ].join("\n");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

async function run(cwd: string, [program = "", ...args]: readonly string[]): Promise<string> {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${args.at(-1)}\nended with ${code}:\n${said}`);
  return said;
}
