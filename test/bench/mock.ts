// What the mock costs compared with Prism's own server: CPU time per request, and time to the first answer.
// The mock runs as `npm start` runs it: `startMock` with the contract's documents on a port, with default
// options. Both are measured in turn; a figure is the median of the ratios of neighbouring rounds.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startMock } from "@callsheet/mock";

const ROUNDS = 7;
const REQUESTS = 3000;
const WARM_UP = 2000;
const AT_ONCE = 8;
/** Clock ticks per second in /proc/<pid>/stat. */
const TICKS = 100;

const root = join(import.meta.dirname, "../..");
const prism = join(root, "node_modules/@stoplight/prism-cli/dist/index.js");
const ours = (port: number) => [import.meta.filename, "serve", String(port)];
const theirs = (name: string) => (port: number) => {
  return [prism, "mock", "-p", String(port), "-v", "silent", `spec/${name}.yaml`];
};

const signature = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-west-2/${service}/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=${"5d".repeat(32)}`;
const calls = [
  {
    name: "GetStage",
    document: "ivs-realtime",
    path: "/GetStage",
    body: { arn: "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh" },
  },
  {
    name: "GetStreamSession",
    document: "ivs",
    path: "/GetStreamSession",
    body: { channelArn: "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh" },
  },
  {
    name: "CreateStreamingSessionStream",
    document: "nimble",
    path: "/2020-08-01/studios/abc/streaming-sessions/def/streams",
    body: { expirationInSeconds: 120 },
  },
] as const;

type Call = (typeof calls)[number];

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly started: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

function send(url: string, { path, body, document }: Call): Promise<void> {
  const text = JSON.stringify(body);
  const headers = {
    authorization: signature(document === "nimble" ? "nimble" : "ivs"),
    "x-amz-date": "20260115T120000Z",
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method: "POST", agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}${path}: ${response.statusCode}`));
      response.resume().on("end", resolve);
    });
    sent.on("error", reject).end(text);
  });
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a server and waits for its first answer: Prism prints nothing when it is silent. */
async function start(args: (port: number) => string[], call: Call): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begin = performance.now();
  const child = spawn(process.execPath, args(port), { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  while (child.exitCode === null) {
    const answered = await send(url, call).then(
      () => true,
      () => false,
    );
    if (answered) return { child, url, started: performance.now() - begin };
    await setTimeout(2);
  }
  throw new Error(`${args(port).join(" ")} did not start`);
}

async function load(url: string, call: Call, count: number): Promise<void> {
  const worker = async () => {
    for (let i = 0; i < count / AT_ONCE; i++) await send(url, call);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** CPU time of a process so far, in microseconds. */
function cpu({ child }: Running): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1e6;
}

async function cost(server: Running, call: Call): Promise<number> {
  const before = cpu(server);
  await load(server.url, call, REQUESTS);
  return (cpu(server) - before) / REQUESTS;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function compareCosts(): Promise<void> {
  for (const call of calls) {
    const mock = await start(ours, call);
    const peer = await start(theirs(call.document), call);
    for (const { url } of [mock, peer]) await load(url, call, WARM_UP);
    const rounds = { mock: [] as number[], peer: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      rounds.mock.push(await cost(mock, call));
      rounds.peer.push(await cost(peer, call));
    }
    for (const { child } of [mock, peer]) child.kill();
    console.log(`${call.name.padEnd(30)} ${compared(rounds, "µs a request")}`);
  }
}

async function compareStarts([call]: readonly [Call, ...Call[]]): Promise<void> {
  const times = { mock: [] as number[], peer: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [own, args] of [
      [times.mock, ours],
      [times.peer, theirs(call.document)],
    ] as const) {
      const { child, started } = await start(args, call);
      own.push(started);
      child.kill();
    }
  }
  console.log(`first answer (all documents, one) ${compared(times, "ms")}`);
}

/** Medians of both, and of the ratios of neighbouring measurements. */
function compared({ mock, peer }: Record<"mock" | "peer", readonly number[]>, unit: string): string {
  const ratio = median(mock.map((cost, round) => cost / (peer[round] ?? Number.NaN)));
  return `mock ${median(mock).toFixed(0)}, Prism ${median(peer).toFixed(0)} ${unit}: ${ratio.toFixed(2)}`;
}

const [, , role, port] = process.argv;
if (role === "serve") {
  const folder = join(root, "packages/contract/openapi");
  const documents = readdirSync(folder).map((name) => join(folder, name));
  await startMock({ documents, port: Number(port) });
} else {
  await compareCosts();
  await compareStarts(calls);
  agent.destroy();
}
