// Slow headers, slow bodies and slow readers by slowhttptest, against the sandbox and a server of the stubs:
// others are served meanwhile, slow senders are cut, and memory stays bounded. Skipped where slowhttptest (a
// package of Debian) is not installed.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { startProcess } from "../sandbox/sandbox-process.ts";

if (spawnSync("slowhttptest", ["-h"]).error) {
  console.log("skipped: slowhttptest is not installed");
  process.exit();
}

const CONNECTIONS = 400;

interface Server {
  readonly name: string;
  readonly child: ChildProcess;
  readonly url: string;
}

interface Attack {
  readonly name: string;
  readonly flags: readonly string[];
  /** Seconds until the server has cut every connection; undefined where clients are slow but keep reading. */
  readonly cutAfter?: number;
}

const attacks: readonly Attack[] = [
  { name: "slow headers", flags: ["-H", "-i", "5"], cutAfter: 25 },
  { name: "slow bodies", flags: ["-B", "-i", "5", "-s", "4096"], cutAfter: 35 },
  { name: "slow readers", flags: ["-X", "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3"] },
];

async function startStubs(): Promise<Server> {
  const subject = join(import.meta.dirname, "../server/drain-subject.ts");
  const child = spawn(process.execPath, [subject, "0"], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return { name: "stubs", child, url: `http://127.0.0.1:${port}` };
}

function rss({ child }: Server): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** The longest time to an answer, in milliseconds, of consecutive calls until `ended`. */
async function patience({ url }: Server, ended: AbortSignal): Promise<number> {
  let longest = 0;
  while (!ended.aborted) {
    const started = performance.now();
    await (await fetch(`${url}/GetStage`, { method: "POST" })).arrayBuffer();
    longest = Math.max(longest, performance.now() - started);
    await wait(100);
  }
  return longest;
}

async function run(server: Server, { name, flags, cutAfter = 20 }: Attack, cuts: boolean): Promise<void> {
  const before = rss(server);
  const limit = String(cutAfter + 10);
  const load = ["-c", String(CONNECTIONS), "-r", "200", "-l", limit, "-p", "5", "-x", "24", "-t", "POST"];
  const started = performance.now();
  const tool = spawn("slowhttptest", [...flags, ...load, "-u", `${server.url}/GetStage`], {
    stdio: "ignore",
  });
  const over = new AbortController();
  const longest = patience(server, over.signal);
  await once(tool, "exit");
  over.abort();
  const seconds = (performance.now() - started) / 1000;
  report(`${server.name}, ${name}: another client's answer`, await longest, 1000, "ms");
  if (cuts) report(`${server.name}, ${name}: until all were cut`, seconds, cutAfter, "s");
  report(`${server.name}, ${name}: growth of memory`, rss(server) - before, 50, "MB");
}

function report(name: string, value: number, most: number, unit: string): void {
  const missed = value > most;
  if (missed) process.exitCode = 1;
  console.log(
    `${name.padEnd(52)}${value.toFixed(1).padStart(9)} ${unit} (at most ${most})${missed ? "  MISSED" : ""}`,
  );
}

const { child, url } = await startProcess(["--store", ":memory:"]);
const servers: Server[] = [{ name: "sandbox", child, url }, await startStubs()];
try {
  for (const attack of attacks)
    await Promise.all(servers.map((server) => run(server, attack, attack.cutAfter !== undefined)));
} finally {
  for (const server of servers) server.child.kill("SIGKILL");
}
