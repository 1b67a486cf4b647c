import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** The sandbox as a process of its own, because a module that was generated again is loaded by a new process only. */
export interface SandboxProcess {
  /** Where it listens; nothing when it could not start. */
  readonly url: string | undefined;
  /** Ends it and starts it on the same port with the modules as they are now. Its state is in a file and stays. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the sandbox on a port. What keeps it from starting is on standard error, in its own words. */
export async function startSandbox(port: string, host: string): Promise<SandboxProcess> {
  const store = path.join(root, ".cache/sandbox.db");
  const options = { port, host, store, auth: "well-formed" }; // unsigned calls are refused, as AWS and the mock do
  const settings = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const args = ["packages/sandbox/src/bin.ts", ...settings];
  const guard = path.join(root, "scripts/dev/end-with-parent.ts");
  const start = () =>
    spawn(process.execPath, ["--import", guard, ...args], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  let child = start();
  const url = await readUrl(child);
  let last = Promise.resolve();
  return {
    url,
    restart() {
      last = last.then(async () => {
        await end(child);
        child = start();
        await readUrl(child);
      }); // one after the other: saves may come faster than it starts
      return last;
    },
    async close() {
      await last;
      await end(child);
    },
  };
}

/** Waits for the line that says where it listens, or for its end. */
async function readUrl(child: ChildProcess): Promise<string | undefined> {
  let said = "";
  const ended = once(child, "exit");
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  while (child.exitCode === null) {
    const url = /https?:\/\/[^\s/]+/.exec(said)?.[0];
    if (url !== undefined) return url;
    await Promise.race([child.stdout && once(child.stdout, "data"), ended]);
  }
  return undefined;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
