// What watching pages cost the sandbox: CPU time of its process at 1,000 calls a second, half of them acts,
// with ten readers of all events and without, in turn; then the same at full speed.
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type SandboxProcess, signature, startProcess } from "../sandbox/sandbox-process.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const CALLS = Number(process.env.CALLS ?? 5000);
const READERS = 10;
const CALLERS = 10;
const MOST = 0.1;

const paths: readonly [path: string, body: string][] = [
  ["/GetStage", '{"arn":"arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd"}'],
  [
    "/2020-08-01/studios/us-west-2-6Xb1Qm0PzT/streaming-sessions/Rk7eWm2TzQx9LpVb4NcYdF/streams",
    '{"expirationInSeconds":120}',
  ],
];

const requests = paths.map(([path, body]) => {
  const service = path === "/GetStage" ? "ivs" : "nimble";
  const headers = {
    host: "127.0.0.1",
    "content-type": "application/json",
    ...signature,
    authorization: signature.authorization
      .replace("/nimble/", `/${service}/`)
      .replace("x-amz-client-token;", ""),
    "content-length": body.length,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
});

/** One caller, a call every `pace` milliseconds, or as soon as the last one is answered. */
function call(port: number, count: number, pace: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const start = performance.now();
    const send = () => {
      const ahead = start + sent * pace - performance.now();
      if (pace > 0 && ahead > 1) return void setTimeout(send, ahead);
      socket.write(requests[sent++ % requests.length] ?? "");
    };
    const socket = connect(port, "127.0.0.1", send);
    socket.setNoDelay(true).on("error", reject);
    socket.on("data", (chunk: Buffer) => {
      const text = chunk.toString("latin1");
      if (!text.startsWith("HTTP/1.1 200")) {
        socket.destroy();
        return reject(new Error(text));
      }
      if (sent < count) return send();
      socket.destroy();
      resolve();
    });
  });
}

/** CPU time that all threads of the process have used, in milliseconds. */
function cpuOf({ child }: SandboxProcess): number {
  const tasks = `/proc/${child.pid}/task`;
  return (
    readdirSync(tasks)
      .map((it) => Number(readFileSync(`${tasks}/${it}/schedstat`, "utf8").split(" ")[0]))
      .reduce((sum, it) => sum + it, 0) / 1e6
  );
}

interface Sample {
  /** CPU milliseconds per call. */
  readonly cpu: number;
  readonly perSecond: number;
}

async function measure(sandbox: SandboxProcess, pace: number): Promise<Sample> {
  const port = Number(new URL(sandbox.url).port);
  const [before, start] = [cpuOf(sandbox), performance.now()];
  await Promise.all(Array.from({ length: CALLERS }, () => call(port, CALLS / CALLERS, pace)));
  const seconds = (performance.now() - start) / 1000;
  return { cpu: (cpuOf(sandbox) - before) / CALLS, perSecond: CALLS / seconds };
}

/** Opens readers, and returns how much they have received and missed when they are closed. */
async function listen(sandbox: SandboxProcess) {
  const abort = new AbortController();
  const heard = { calls: 0, missed: 0 };
  const read = async () => {
    for await (const event of sandbox.control.events({ signal: abort.signal })) {
      if (event.type === "call") heard.calls++;
      if (event.type === "missed") heard.missed += event.count;
    }
  };
  const readers = Array.from({ length: READERS }, read);
  await wait(200);
  return async () => {
    await wait(200);
    abort.abort();
    await Promise.all(readers);
    return heard;
  };
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function compare(pace: number): Promise<void> {
  const [without, watched]: [Sample[], Sample[]] = [[], []];
  const total = { calls: 0, missed: 0 };
  // A sandbox each: streams that the other one created would slow this one down.
  const [a, b] = await Promise.all([
    startProcess(["--store", ":memory:"]),
    startProcess(["--store", ":memory:"]),
  ]);
  try {
    const stop = await listen(b);
    for (let round = -1; round < ROUNDS; round++) {
      const [own, other] = [await measure(b, pace), await measure(a, pace)];
      if (round < 0) continue;
      watched.push(own);
      without.push(other);
    }
    Object.assign(total, await stop());
  } finally {
    await Promise.all([a.end("SIGTERM"), b.end("SIGTERM")]);
  }
  const cpu = (samples: readonly Sample[]) => median(samples.map((it) => it.cpu));
  const rate = (samples: readonly Sample[]) => median(samples.map((it) => it.perSecond));
  const name = pace > 0 ? `${(1000 * CALLERS) / pace} calls a second` : "as fast as it can";
  console.log(
    `${name}: ${(cpu(watched) * 1000).toFixed(0)} µs of CPU a call watched, ${(cpu(without) * 1000).toFixed(0)} µs not`,
  );
  console.log(`  ${rate(watched).toFixed(0)} calls a second watched, ${rate(without).toFixed(0)} not`);
  console.log(`  heard ${total.calls} calls in all, missed ${total.missed} events`);
  if (pace === 0) return;
  // The sandbox has one core: whatever watching uses is missing for calls.
  const loss = ((cpu(watched) - cpu(without)) * (CALLERS / pace) * 1000) / 1000;
  console.log(
    `  of its throughput it loses ${(100 * loss).toFixed(1)} % (at most ${100 * MOST} %${loss > MOST ? ", MISSED" : ""})`,
  );
}

await compare(CALLERS);
await compare(0);
