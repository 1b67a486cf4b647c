// What hostile clients cost a server of the stubs: memory, bytes read, and the patience of everybody else.
// Run by `pnpm prove:server-hostile`.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { badRequests } from "../edge/bad-requests.ts";
import { known } from "../edge/known.ts";

const SECONDS = Number(process.env.SECONDS ?? 30);
const subject = join(import.meta.dirname, "../server/drain-subject.ts");
const body = JSON.stringify({ arn: known.stage });
const good = `POST /GetStage HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Memory of the server's process in MB. */
function rss({ child }: Server): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Time to one answer, in milliseconds. */
async function patience({ port }: Server): Promise<number> {
  const started = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/health`);
  await response.arrayBuffer();
  return performance.now() - started;
}

function open({ port }: Server, text = ""): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {}).write(text);
  return socket;
}

/** Waits for an event; an error does not concern it. */
function happens(socket: Socket, event: string): Promise<void> {
  return new Promise((resolve) => socket.once(event, () => resolve()));
}

const failures: string[] = [];

function report(name: string, value: number, most: number, unit: string): void {
  const verdict = value <= most ? "" : "  MISSED";
  if (verdict) failures.push(name);
  console.log(`${name.padEnd(52)}${value.toFixed(1).padStart(9)} ${unit} (at most ${most})${verdict}`);
}

/** Sends 100 MB in chunks and counts what the server takes of it. */
async function upload(server: Server): Promise<void> {
  const before = rss(server);
  const socket = open(
    server,
    "POST /GetStage HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
  );
  const closed = happens(socket, "close");
  const chunk = Buffer.from(`10000\r\n${" ".repeat(65_536)}\r\n`);
  for (let sent = 0; sent < 100_000_000 && !socket.destroyed; sent += 65_536) {
    if (!socket.write(chunk)) await Promise.race([happens(socket, "drain"), closed]);
  }
  socket.end();
  await Promise.race([closed, wait(5000)]);
  report("100 MB in chunks: sent before the server closed", socket.bytesWritten / 1e6, 20, "MB");
  report("100 MB in chunks: growth of memory", rss(server) - before, 50, "MB");
}

/** Opens connections that never finish their headers. */
async function halfOpen(server: Server): Promise<void> {
  const sockets = Array.from({ length: 1000 }, () =>
    open(server, "POST /GetStage HTTP/1.1\r\nHost: a\r\nX-Slow:"),
  );
  await wait(500);
  report("1,000 half-open connections: another client's answer", await patience(server), 1000, "ms");
  const started = performance.now();
  await Promise.all(sockets.map((socket) => socket.destroyed || happens(socket.resume(), "close")));
  report("1,000 half-open connections: until all were cut", (performance.now() - started) / 1000, 25, "s");
}

/** Asks for much and reads nothing. */
async function slowReaders(server: Server): Promise<void> {
  const before = rss(server);
  const sockets = Array.from({ length: 50 }, () => open(server, good.repeat(2000)).pause());
  await wait(3000);
  report("50 clients that do not read 2,000 answers each: memory", rss(server) - before, 100, "MB");
  report("50 clients that do not read: another client's answer", await patience(server), 1000, "ms");
  for (const socket of sockets) socket.destroy();
}

/** Sends the table of bad requests repeatedly, with good ones among them, and some connections reset. */
async function mixture(server: Server): Promise<void> {
  const all = badRequests
    .map(({ bytes }) => (typeof bytes === "function" ? "" : bytes))
    .filter((bytes) => bytes.length > 0 && bytes.length < 100_000);
  const memory: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  let sent = 0;
  const client = async (offset: number) => {
    for (let i = offset; performance.now() < end; i += 1) {
      const socket = open(server);
      socket.write(all[i % all.length] ?? "");
      socket.write(good);
      await Promise.race([happens(socket, "data"), wait(200)]);
      if (i % 3 === 0) socket.resetAndDestroy();
      else socket.destroy();
      sent++;
    }
  };
  const clients = Array.from({ length: 16 }, (_, i) => client(i * 10));
  while (performance.now() < end) {
    await wait(1000);
    memory.push(rss(server));
  }
  await Promise.all(clients);
  const half = memory.length >> 1;
  const most = (values: readonly number[]) => Math.max(...values);
  report(
    `${sent} bad requests: memory, second half over first`,
    most(memory.slice(half)) - most(memory.slice(0, half)),
    10,
    "MB",
  );
  report("bad requests: memory at the end", rss(server), 256, "MB");
}

const child = fork(subject, ["0"]);
const [{ port }] = (await once(child, "message")) as [{ port: number }];
const server = { child, port };
try {
  for (let i = 0; i < 200; i++) await patience(server);
  await upload(server);
  await slowReaders(server);
  await mixture(server);
  await halfOpen(server);
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  report("exit status after SIGTERM", ((await exited) as [number])[0], 0, "");
} finally {
  child.kill("SIGKILL");
}
if (failures.length > 0) process.exitCode = 1;
