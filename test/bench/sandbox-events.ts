// What watching pages cost the sandbox: CPU time of its process at 1,000 calls a second, half of them acts,
// with ten readers of all events and without, in turn; then the same at full speed.
import { setTimeout as wait } from "node:timers/promises";
import { type SandboxProcess, startProcess } from "../sandbox/sandbox-process.ts";
import { callPaced, cpuOf } from "./sandbox/paced-calls.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const CALLS = Number(process.env.CALLS ?? 5000);
const READERS = 10;
const CALLERS = 10;
const MOST = 0.1;

interface Sample {
  /** CPU milliseconds per call. */
  readonly cpu: number;
  readonly perSecond: number;
}

async function measure(sandbox: SandboxProcess, pace: number): Promise<Sample> {
  const port = Number(new URL(sandbox.url).port);
  const [before, start] = [cpuOf(sandbox), performance.now()];
  await Promise.all(Array.from({ length: CALLERS }, () => callPaced(port, CALLS / CALLERS, pace)));
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
