// What a request costs a server built on the stubs, compared with peers: CPU time of the server's process,
// measured in turn in one process tree.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { calls } from "./server-calls.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const REQUESTS = Number(process.env.REQUESTS ?? 3200);
const CONNECTIONS = 16;
/** Processes per subject: the same code can be compiled luckily or unluckily. */
const INSTANCES = 3;
/** Rounds of all calls before anything is measured, for the compilers. */
const WARM_UP = 5;

const subjects = [
  "bare",
  "stubs",
  "stubs-responses",
  "stubs-signed",
  "fastify",
  "express-openapi-validator",
] as const;
type Subject = (typeof subjects)[number];

/** The most that a subject may cost, as a share of another one's cost. */
const targets: readonly [subject: Subject, peer: Subject, most: number][] = [
  ["stubs", "bare", 1.15],
  ["stubs-responses", "bare", 1.4],
  ["stubs-signed", "stubs", 1.15],
  ["stubs", "express-openapi-validator", 0.35],
];

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
}

async function start(subject: Subject): Promise<Running> {
  const child = fork(join(import.meta.dirname, "server-subject.ts"), [subject], {
    env: { ...process.env, NODE_ENV: "production" },
  });
  child.once("exit", (code) => {
    if (code) throw new Error(`The server of ${subject} ended with ${code}.`);
  });
  const [port] = (await once(child, "message")) as [number];
  return { child, port };
}

async function startNamed(subject: Subject): Promise<[subject: Subject, server: Running]> {
  return [subject, await start(subject)];
}

/** CPU time that the process has used, in microseconds. */
async function cpuOf({ child }: Running): Promise<number> {
  child.send("cpu");
  const [used] = (await once(child, "message")) as [number];
  return used;
}

/** Sends a request again and again over one connection, one at a time. */
function hammer(port: number, bytes: Buffer, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = count;
    let due = 0;
    const socket: Socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket
      .setNoDelay(true)
      .on("error", reject)
      .on("data", (chunk: Buffer) => {
        due = due > 0 ? due - chunk.length : remaining(chunk);
        if (due > 0) return;
        if (--left > 0) socket.write(bytes);
        else {
          socket.destroy();
          resolve();
        }
      });
  });
}

/** Bytes of an answer that are still to come after its first chunk. */
function remaining(chunk: Buffer): number {
  const end = chunk.indexOf("\r\n\r\n");
  const head = chunk.toString("latin1", 0, end);
  if (!head.startsWith("HTTP/1.1 200")) throw new Error(chunk.toString());
  return Number(/content-length: (\d+)/i.exec(head)?.[1]) - (chunk.length - end - 4);
}

async function measure(running: Running, bytes: Buffer): Promise<number> {
  const before = await cpuOf(running);
  const share = REQUESTS / CONNECTIONS;
  await Promise.all(Array.from({ length: CONNECTIONS }, () => hammer(running.port, bytes, share)));
  return ((await cpuOf(running)) - before) / REQUESTS;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

const ofRatio = ([subject, peer]: (typeof targets)[number]) => `${subject} / ${peer}`;

/**
 * Costs by subject and ratios by pair: all subjects are measured in turn, and a ratio is one of neighbours in
 * time.
 */
async function measureAll(bytes: () => Promise<Buffer>) {
  const costs = new Map<string, number[]>(chosen.map((subject) => [subject, []]));
  const ratios = new Map<string, number[]>(targets.map((target) => [ofRatio(target), []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const instance of instances) {
      const now = new Map<Subject, number>();
      for (const [subject, server] of instance) now.set(subject, await measure(server, await bytes()));
      for (const [subject, cost] of now) costs.get(subject)?.push(cost);
      for (const target of targets) {
        const [cost, peer] = [now.get(target[0]), now.get(target[1])];
        if (cost !== undefined && peer !== undefined) ratios.get(ofRatio(target))?.push(cost / peer);
      }
    }
  }
  return { costs, ratios };
}

// The argument names the subjects, with commas; all by default.
const chosen = subjects.filter((subject) => process.argv[2]?.split(",").includes(subject) ?? true);
const instances: [subject: Subject, server: Running][][] = [];
for (let i = 0; i < INSTANCES; i++) {
  instances.push(await Promise.all(chosen.map(startNamed)));
}
try {
  for (let round = 0; round < WARM_UP; round++) {
    for (const call of calls) {
      for (const [, server] of instances.flat()) await measure(server, await call.bytes());
    }
  }
  for (const call of calls) {
    const { costs, ratios } = await measureAll(call.bytes);
    console.log(`\n${call.name}: CPU per request in µs`);
    for (const [subject, values] of costs)
      console.log(`  ${subject.padEnd(28)}${median(values).toFixed(1).padStart(8)}`);
    for (const target of targets) {
      const values = ratios.get(ofRatio(target)) ?? [];
      if (values.length === 0) continue;
      const [ratio, most] = [median(values), target[2]];
      console.log(
        `  ${ofRatio(target)} = ${ratio.toFixed(2)} (at most ${most}${ratio > most ? ", MISSED" : ""})`,
      );
    }
  }
} finally {
  for (const [, { child }] of instances.flat()) child.kill();
}
