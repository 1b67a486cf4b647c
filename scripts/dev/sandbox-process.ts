import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const guard = path.join(root, "scripts/dev/end-with-parent.ts");

/** The sandbox as a process of its own, because a module that was generated again is loaded by a new process only. */
export interface SandboxProcess {
  /** Where it listens; nothing when it could not start. */
  readonly url: string | undefined;
  /** What keeps its state, in its own words. */
  readonly store: string | undefined;
  /** Ends it and starts it on the same port with the modules as they are now, when those can be loaded. Its state stays. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the sandbox on a port. What keeps it from starting is told in one line. */
export async function startSandbox(port: string, host: string): Promise<SandboxProcess> {
  const options = ["--port", port, "--host", host];
  let current = await launch(options);
  if (current.url === undefined) console.error(current.problem);
  let last = Promise.resolve();
  return {
    url: current.url,
    store: current.store,
    restart() {
      last = last.then(async () => {
        // A document that went away took modules with it that the sandbox needs: then the one that runs stays.
        const trial = await launch(["--port", "0", "--store", ":memory:"]);
        await end(trial.child);
        if (trial.url === undefined) return console.log(`  ${trial.problem}; the sandbox that runs stays`);
        await end(current.child);
        current = await launch(options);
        if (current.url === undefined) console.error(current.problem);
      }); // one after the other: saves may come faster than it starts
      return last;
    },
    async close() {
      await last;
      await end(current.child);
    },
  };
}

/** A process that listens, or the one line of why it does not. */
type Launch = { readonly child: ChildProcess } & (
  | { readonly url: string; readonly store: string | undefined }
  | { readonly url?: never; readonly store?: never; readonly problem: string }
);

/** Starts the command and waits until it says where it listens, or ends. From then on it says itself what it has to say. */
async function launch(options: readonly string[]): Promise<Launch> {
  const args = ["--import", guard, "packages/sandbox/src/bin.js", ...options];
  const child = spawn(process.execPath, args, { cwd: root, stdio: "pipe" });
  let said = "";
  let problems = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (problems += chunk));
  const closed = once(child, "close");
  while (child.exitCode === null && child.signalCode === null) {
    const url = /https?:\/\/[^\s/]+/.exec(said)?.[0];
    if (url !== undefined) {
      child.stderr.removeAllListeners("data").pipe(process.stderr, { end: false });
      return { child, url, store: /store +(.*)/.exec(said)?.[1] };
    }
    await Promise.race([once(child.stdout, "data"), closed]);
  }
  await closed;
  // Its own words, or what the runtime says of a module that it cannot load, without the places in this repository.
  const [, words] =
    /^(?:callsheet-sandbox|\w*Error(?: \[\w+\])?): (.*?)(?: imported from .*)?$/m.exec(problems) ?? [];
  return { child, problem: `sandbox: ${words?.replaceAll(`${root}/`, "") ?? "it ended without a word"}` };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
