import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const guard = path.join(root, "scripts/dev/end-with-parent.ts");

/** A process that ends within this many milliseconds would do so again: restarting it is no help. */
const shortLife = 5000;

/** Processes that this module has ended. */
const ended = new WeakSet<ChildProcess>();

/** The sandbox in a separate process, because only a new process loads a regenerated module. */
export interface SandboxProcess {
  /** Its address; undefined when it could not start. */
  readonly url: string | undefined;
  /** What keeps its state, in its own words. */
  readonly store: string | undefined;
  /** Restarts it on the same port with the current modules, if they can be loaded. Its state stays. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the sandbox on a port. A failed start is reported in one line. */
export async function startSandbox(port: string, host: string): Promise<SandboxProcess> {
  const options = ["--host", host];
  let current = await begin(port);
  let last = Promise.resolve();
  const { url, store } = current;

  /** Once it listens somewhere, it is restarted there. */
  async function begin(at = url?.slice(url.lastIndexOf(":") + 1) ?? port): Promise<Launch> {
    const launched = await launch([...options, "--port", at]);
    if (launched.url === undefined) console.error(launched.problem);
    else followEnd(launched.child);
    return launched;
  }

  /** Restarts the sandbox when its process ends by itself. One that never lives long stays away. */
  function followEnd(child: ChildProcess): void {
    const started = performance.now();
    child.once("exit", (code, signal) => {
      if (ended.has(child)) return;
      const what = `sandbox: its process ended (${signal ?? `code ${code}`})`;
      if (performance.now() - started < shortLife)
        return console.error(`${what} soon after its start; end this command and restart it`);
      console.error(`${what}; it is restarted`);
      last = last.then(async () => {
        if (current.child === child && !closing) current = await begin();
      });
    });
  }

  let closing = false;
  return {
    url,
    store,
    restart() {
      last = last.then(async () => {
        // A removed document took modules with it that the sandbox needs: then the running one stays.
        const trial = await launch(["--port", "0", "--store", ":memory:"]);
        await end(trial.child);
        if (trial.url === undefined) return console.log(`  ${trial.problem}; the running sandbox stays`);
        await end(current.child);
        current = await begin();
      }); // one after another: saves may come faster than it starts
      return last;
    },
    async close() {
      closing = true;
      await last;
      await end(current.child);
    },
  };
}

/** A listening process, or the one line of why it does not listen. */
type Launch = { readonly child: ChildProcess } & (
  | { readonly url: string; readonly store: string | undefined }
  | { readonly url?: never; readonly store?: never; readonly problem: string }
);

/**
 * Starts the command and waits until it prints where it listens, or ends. From then on it prints its own
 * output.
 */
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
  // Its own words, or the runtime's about a module that it cannot load, without the places in this
  // repository.
  const [, words] =
    /^(?:callsheet-sandbox|\w*Error(?: \[\w+\])?): (.*?)(?: imported from .*)?$/m.exec(problems) ?? [];
  return { child, problem: `sandbox: ${words?.replaceAll(`${root}/`, "") ?? "it ended without a word"}` };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  ended.add(child);
  child.kill("SIGTERM");
  await once(child, "exit");
}
