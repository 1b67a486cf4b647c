// What a call costs the sandbox, compared with stubs that answer constants, and in small and large worlds:
// CPU time of the server's process, in turn in one process tree; then the time to the first reply and the
// memory after load.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createControl } from "@callsheet/sandbox/control";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const REQUESTS = Number(process.env.REQUESTS ?? 4000);
const CONNECTIONS = 16;
/** Rounds before anything is measured, for the compilers. */
const WARM_UP = 2;

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "callsheet-bench-"));
const stubs = join(import.meta.dirname, "sandbox/stubs.ts");
const command = join(root, "packages/sandbox/src/bin.js");

interface Call {
  readonly name: string;
  readonly document: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of the `n`th request. */
  readonly body: (n: number) => object;
}

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
}

const sessions = "/2020-08-01/studios/us-west-2-6Xb1Qm0PzT/streaming-sessions";
const stage = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";

/** Signatures of the right form, which is what the command asks for. */
function signature({ document, headers = {} }: Call): Record<string, string> {
  const service = document === "nimble" ? "nimble" : "ivs";
  const names = ["host", ...Object.keys(headers), "x-amz-date"].join(";");
  const credential = `test/20260115/us-west-2/${service}/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${"5d".repeat(32)}`,
    "x-amz-date": "20260115T120000Z",
  };
}

const calls: readonly Call[] = [
  { name: "GetStage", document: "ivs-realtime", path: "/GetStage", body: () => ({ arn: stage }) },
  {
    name: "GetStageSession",
    document: "ivs-realtime",
    path: "/GetStageSession",
    body: () => ({ stageArn: stage, sessionId: "st-Kb4Tz9wQm2Xr7" }),
  },
  {
    name: "GetStreamSession",
    document: "ivs",
    path: "/GetStreamSession",
    body: () => ({
      channelArn: "arn:aws:ivs:us-west-2:123456789012:channel/aX7kQ2bVn9Ts",
      streamId: "st-Pq1Lw8Km6Xn4Ze0Cr7Vt2By",
    }),
  },
  {
    name: "CreateStreamingSessionStream",
    document: "nimble",
    path: `${sessions}/Rk7eWm2TzQx9LpVb4NcYdF/streams`,
    body: () => ({ expirationInSeconds: 120 }),
  },
  {
    name: "CreateStreamingSessionStream, token repeated",
    document: "nimble",
    path: `${sessions}/Rk7eWm2TzQx9LpVb4NcYdF/streams`,
    headers: { "x-amz-client-token": "bench" },
    body: () => ({ expirationInSeconds: 120 }),
  },
  {
    // A session can be started once: the other calls repeat its token.
    name: "StartStreamingSession, token repeated",
    document: "nimble",
    path: `${sessions}/3kQpVx9TdRmZ2uYw8sLbNa/start`,
    headers: { "x-amz-client-token": "bench" },
    body: () => ({}),
  },
];

/** Reads over the first generated resources: the same in worlds of all sizes. */
async function spread({ port }: Running): Promise<Call[]> {
  const control = createControl({ url: `http://127.0.0.1:${port}` });
  const { stages, channels } = await control.state({ limit: 999_999 });
  const pick = <Item>(items: readonly Item[], n: number) => items[(n * 7919) % items.length] as Item;
  return [
    { name: "GetStage", document: "", path: "/GetStage", body: (n) => ({ arn: pick(stages, n).arn }) },
    {
      name: "GetStageSession",
      document: "",
      path: "/GetStageSession",
      body: (n) => ({
        stageArn: pick(stages, n).arn,
        sessionId: pick(pick(stages, n).sessions, n).sessionId,
      }),
    },
    {
      name: "GetStreamSession",
      document: "",
      path: "/GetStreamSession",
      body: (n) => ({
        channelArn: pick(channels, n).arn,
        streamId: pick(pick(channels, n).streams, n).streamId,
      }),
    },
    {
      name: "GetStreamSession, newest",
      document: "",
      path: "/GetStreamSession",
      body: (n) => ({ channelArn: pick(channels, n).arn }),
    },
  ];
}

function encode(call: Call, n: number): Buffer {
  const { path, headers, body } = call;
  const text = JSON.stringify(body(n));
  const all = {
    host: "127.0.0.1",
    "content-type": "application/json",
    ...signature(call),
    ...headers,
    "content-length": text.length,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${text}`);
}

/** A request that every world answers. */
const alive = Buffer.from("GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a server and waits until it answers the call. */
async function start(
  args: (port: number) => string[],
  first: Buffer,
): Promise<Running & { readonly started: number }> {
  const port = await freePort();
  const before = performance.now();
  const child = spawn(process.execPath, args(port), { cwd: root, stdio: "ignore" });
  for (;;) {
    try {
      await hammer(port, [first], 1);
      return { child, port, started: performance.now() - before };
    } catch {
      if (child.exitCode !== null) throw new Error(`${args(port).join(" ")} ended with ${child.exitCode}.`);
      await wait(2);
    }
  }
}

/** CPU time that all threads of the process have used, in microseconds. */
function cpuOf({ child }: Running): number {
  const tasks = `/proc/${child.pid}/task`;
  const used = readdirSync(tasks).map((it) =>
    Number(readFileSync(join(tasks, it, "schedstat"), "utf8").split(" ")[0]),
  );
  return used.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1000;
}

function memoryOf({ child }: Running): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024;
}

/** Sends requests over one connection, one at a time. */
function hammer(port: number, requests: readonly Buffer[], count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let due = 0;
    const send = () => socket.write(requests[sent++ % requests.length] ?? "");
    const socket: Socket = connect(port, "127.0.0.1", send);
    socket
      .setNoDelay(true)
      .on("error", reject)
      .on("data", (chunk: Buffer) => {
        try {
          due = due > 0 ? due - chunk.length : remaining(chunk);
        } catch (error) {
          socket.destroy();
          return reject(error);
        }
        if (due > 0) return;
        if (sent < count) return send();
        socket.destroy();
        resolve();
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

async function measure(running: Running, call: Call, count: number): Promise<number> {
  const requests = Array.from({ length: CONNECTIONS }, (_, connection) =>
    Array.from({ length: 64 }, (__, n) => encode(call, connection * 64 + n)),
  );
  const before = cpuOf(running);
  await Promise.all(requests.map((it) => hammer(running.port, it, count / CONNECTIONS)));
  return (cpuOf(running) - before) / count;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * Measures a call on two servers in turn, and returns what the first costs relative to the second: the median
 * of ratios of neighbours in time.
 */
async function compare(
  name: string,
  ours: [string, Running, Call],
  peer: [string, Running, Call],
  most: number,
): Promise<void> {
  const costs: [number[], number[]] = [[], []];
  const ratios: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const own = await measure(ours[1], ours[2], REQUESTS);
    const other = await measure(peer[1], peer[2], REQUESTS);
    if (round < 0) continue;
    costs[0].push(own);
    costs[1].push(other);
    ratios.push(own / other);
  }
  const [own, other] = [median(costs[0]), median(costs[1])];
  const ratio = median(ratios);
  const verdict = `${ratio.toFixed(2)} (at most ${most}${ratio > most ? ", MISSED" : ""})`;
  console.log(
    `  ${name.padEnd(46)}${ours[0]} ${own.toFixed(0)} µs, ${peer[0]} ${other.toFixed(0)} µs: ${verdict}`,
  );
}

const running: Running[] = [];
const sandbox =
  (...args: string[]) =>
  (port: number) => [command, "--port", String(port), "--store", ":memory:", ...args];
try {
  const firstReply = encode(calls[0] as Call, 0);
  const starts: number[] = [];
  for (let i = 0; i < 6; i++) {
    const { child, started } = await start(sandbox(), firstReply);
    if (i > 0) starts.push(started);
    child.kill();
  }
  console.log(
    `first reply after ${median(starts).toFixed(0)} ms (at most 200${median(starts) > 200 ? ", MISSED" : ""})`,
  );

  const small = await start(sandbox(), firstReply);
  running.push(small);
  const memory: number[] = [];
  console.log("\nCPU per request, sandbox in memory beside stubs that answer constants:");
  const peer = await start((port) => [stubs, String(port)], firstReply);
  running.push(peer);
  for (const call of calls) {
    const most = call.name.startsWith("Get") ? 1.5 : 2.5;
    await compare(call.name, ["sandbox", small, call], ["stubs", peer, call], most);
    memory.push(memoryOf(small));
  }
  const [, , reads = 0] = memory;
  const each = (ROUNDS + WARM_UP) * REQUESTS;
  console.log(
    `\nRSS after ${3 * each} reads: ${reads.toFixed(0)} MB (at most 110${reads > 110 ? ", MISSED" : ""})`,
  );
  console.log(`RSS with ${each} streams made and kept: ${memory.at(-1)?.toFixed(0)} MB`);

  console.log("\nCPU per read, world of 1,000,000 sessions beside one of 10,000:");
  const files = [1_000_000, 10_000].map((count) => {
    const file = join(folder, `${count}.json`);
    writeFileSync(file, JSON.stringify({ generate: { seed: 1, sessions: count } }));
    return file;
  });
  const [large, small10k] = await Promise.all(files.map((file) => start(sandbox("--fixture", file), alive)));
  if (large && small10k) {
    running.push(large, small10k);
    for (const call of await spread(small10k))
      await compare(call.name, ["1,000,000", large, call], ["10,000", small10k, call], 1.1);
    const megabytes = memoryOf(large);
    console.log(
      `RSS with 1,000,000 sessions: ${megabytes.toFixed(0)} MB (at most 700${megabytes > 700 ? ", MISSED" : ""})`,
    );
  }
} finally {
  for (const { child } of running) child.kill();
  rmSync(folder, { recursive: true });
}
