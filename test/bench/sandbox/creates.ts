// What it costs to create a durable stream: in a file and in PostgreSQL, with 1 and with 32 callers,
// sandboxes in turn. The arguments are the commands to compare, bin.js files; default: only this one's. CPU
// is that of the sandbox and of PostgreSQL, not of the callers.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { noPostgres, type Postgres, startPostgres } from "../../sandbox/postgres.ts";
import { signature } from "../../sandbox/sandbox-process.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const REQUESTS = Number(process.env.REQUESTS ?? 3200);
const own = join(import.meta.dirname, "../../../packages/sandbox/src/bin.js");
const commands = process.argv.length > 2 ? process.argv.slice(2) : [own];
const folder = mkdtempSync(join(tmpdir(), "callsheet-creates-"));
const path = "/2020-08-01/studios/us-west-2-6Xb1Qm0PzT/streaming-sessions/Rk7eWm2TzQx9LpVb4NcYdF/streams";
let tokens = 0;

interface Subject {
  readonly child: ChildProcess;
  readonly port: number;
}

async function start(command: string, store: string): Promise<Subject> {
  const child = spawn(process.execPath, [command, "--port", "0", "--store", store], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  return { child, port: Number(/http:\/\/[^:]+:(\d+)/.exec(chunk.toString())?.[1]) };
}

function request(token: string): string {
  const headers = {
    host: "127.0.0.1",
    "content-type": "application/json",
    "x-amz-client-token": token,
    ...signature,
  };
  const lines = Object.entries({ ...headers, "content-length": 2 }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n{}`;
}

/** One caller: sends the next request when the last is answered. */
function call(port: number, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = count;
    const send = () => socket.write(request(`bench-${process.pid}-${tokens++}`));
    const socket = connect(port, "127.0.0.1", send);
    socket.setNoDelay(true).on("error", reject);
    socket.on("data", (chunk: Buffer) => {
      const text = chunk.toString("latin1");
      if (!text.startsWith("HTTP/1.1 200")) {
        socket.destroy();
        return reject(new Error(text));
      }
      if (--left > 0) return send();
      socket.destroy();
      resolve();
    });
  });
}

/** CPU time of a process and its children, in microseconds. */
function cpuOf(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`).map((it) => `/proc/${pid}/task/${it}/schedstat`);
  const own = tasks.reduce((sum, it) => sum + Number(readFileSync(it, "utf8").split(" ")[0]), 0) / 1000;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean);
  return children.reduce((sum, it) => sum + cpuOf(Number(it)), own);
}

interface Sample {
  readonly perSecond: number;
  readonly sandbox: number;
  readonly database: number;
}

async function measure(subject: Subject, callers: number, postgres: Postgres | undefined): Promise<Sample> {
  const count = callers === 1 ? REQUESTS / 8 : REQUESTS;
  const cpu = () => [cpuOf(subject.child.pid ?? 0), postgres ? cpuOf(postgres.pid) : 0] as const;
  const [sandboxBefore, databaseBefore] = cpu();
  const began = performance.now();
  await Promise.all(Array.from({ length: callers }, () => call(subject.port, count / callers)));
  const seconds = (performance.now() - began) / 1000;
  const [sandbox, database] = cpu();
  return {
    perSecond: count / seconds,
    sandbox: (sandbox - sandboxBefore) / count,
    database: (database - databaseBefore) / count,
  };
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function compare(
  name: string,
  subjects: readonly Subject[],
  servers: readonly Postgres[] = [],
): Promise<void> {
  for (const callers of [1, 32]) {
    const samples: Sample[][] = subjects.map(() => []);
    for (let round = -1; round < ROUNDS; round++) {
      for (const [index, subject] of subjects.entries()) {
        const sample = await measure(subject, callers, servers[index]);
        if (round >= 0) samples[index]?.push(sample);
      }
    }
    for (const [index, of] of samples.entries()) {
      const [rate, sandbox, database] = (["perSecond", "sandbox", "database"] as const).map((key) =>
        median(of.map((it) => it[key])),
      );
      const cpu = (it: Sample | undefined) => (it ? it.sandbox + it.database : Number.NaN);
      const ratio = median(of.map((it, round) => it.perSecond / (samples[0]?.[round]?.perSecond ?? 1)));
      const cost = median(of.map((it, round) => cpu(it) / cpu(samples[0]?.[round])));
      console.log(
        `${name}, ${callers} callers, ${index}: ${rate?.toFixed(0)} a second (${ratio.toFixed(2)} of the first), CPU (${cost.toFixed(2)} of the first) ${sandbox?.toFixed(0)} µs` +
          (servers.length > 0 ? ` + ${database?.toFixed(0)} µs of PostgreSQL` : ""),
      );
    }
  }
}

const subjects: Subject[] = [];
const end = async () => {
  for (const { child } of subjects.splice(0)) {
    const closed = once(child, "close");
    child.kill("SIGKILL");
    await closed;
  }
};
try {
  console.log(commands.map((it, index) => `${index}: ${it}`).join("\n"));
  for (const [index, command] of commands.entries())
    subjects.push(await start(command, join(folder, `${index}.db`)));
  if (process.env.ONLY !== "postgres") await compare("file", subjects);
  await end();
  if (process.env.ONLY === "file") console.log("PostgreSQL is left out.");
  else if (noPostgres) console.log(noPostgres);
  else {
    const servers = commands.map(() => startPostgres({ durable: true }));
    try {
      for (const [index, command] of commands.entries()) {
        subjects.push(await start(command, servers[index]?.url ?? ""));
      }
      await compare("PostgreSQL", subjects, servers);
    } finally {
      await end();
      for (const it of servers) it.stop();
    }
  }
} finally {
  await end();
  rmSync(folder, { recursive: true, force: true });
}
