// Ten minutes' worth of requests to a sandbox, 150 a second, and a world recreated every second, at full
// speed and with faults on: its memory stays flat, it reports no unhandled rejections, answers everything
// that it is not told to break, and drains cleanly on SIGTERM. The argument is the number of requests.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createControl, type FaultInput } from "@callsheet/sandbox/control";

const requests = Number(process.argv[2] ?? 90_000);
const atOnce = 32;
const studioId = "us-west-2-6Xb1Qm0PzT";
const sessions = `/2020-08-01/studios/${studioId}/streaming-sessions`;
const stage = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";
const channel = "arn:aws:ivs:us-west-2:123456789012:channel/aX7kQ2bVn9Ts";

const calls: readonly ((n: number) => readonly [path: string, body: object, token?: string])[] = [
  () => ["/GetStage", { arn: stage }],
  () => ["/GetStageSession", { stageArn: stage, sessionId: "st-Kb4Tz9wQm2Xr7" }],
  () => ["/GetStreamSession", { channelArn: channel }],
  (n) => [`${sessions}/Rk7eWm2TzQx9LpVb4NcYdF/streams`, { expirationInSeconds: 60 }, `token-${n >> 4}`],
  (n) => [`${sessions}/3kQpVx9TdRmZ2uYw8sLbNa/start`, {}, `token-${n}`],
  () => ["/GetStage", { arn: "not an ARN" }],
];

/** The control of a world that is recreated repeatedly, each time with another size. */
const changing = () => createControl({ url, world: "changing" });

const faults: readonly FaultInput[] = [
  { share: 0.01, latency: 5 },
  { share: 0.02, error: { name: "ServiceUnavailable", status: 503 } },
  { share: 0.01, throttle: true },
  { share: 0.01, cut: "before" },
  { share: 0.01, cut: "after" },
  { share: 0.01, cut: "answer" },
  { share: 0.01, malformed: "truncated" },
  { operation: "StartStreamingSession", share: 0.1, outcome: "INSUFFICIENT_CAPACITY" },
];

const command = join(import.meta.dirname, "../../packages/sandbox/src/bin.js");
const child = spawn(process.execPath, [command, "--port", "0", "--store", ":memory:", "--auth", "off"], {
  stdio: ["ignore", "pipe", "pipe"],
});
let said = "";
child.stderr.on("data", (chunk) => {
  said += chunk;
});
const [line] = (await once(child.stdout, "data")) as [Buffer];
const url = /http:\S+/.exec(line.toString())?.[0] ?? "";

const control = createControl({ url });
await control.settings.change({ tokenRetentionSeconds: 600 });
await control.clock.run(60);
for (const fault of faults) await control.faults.add(fault);

const outcomes = new Map<string, number>();
const memory: number[] = [];
let sent = 0;

async function work(): Promise<void> {
  while (sent < requests) {
    const n = sent++;
    if (n % Math.ceil(requests / 20) === 0) memory.push(residentMegabytes());
    const [path, body, token] = calls[n % calls.length]?.(n) ?? ["", {}];
    if (n % 150 === 0) await changing().load({ generate: { seed: n, sessions: n % 500 } });
    if (n % 150 === 75) await changing().reset();
    const outcome = await call(path, body, token);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
}

async function call(path: string, body: object, token?: string): Promise<string> {
  const headers = { "content-type": "application/json", ...(token && { "x-amz-client-token": token }) };
  try {
    const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    await response.json();
    return String(response.status);
  } catch (error) {
    return error instanceof SyntaxError ? "malformed" : "cut";
  }
}

function residentMegabytes(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024;
}

const started = performance.now();
await Promise.all(Array.from({ length: atOnce }, work));
console.log(
  `${requests} requests in ${((performance.now() - started) / 1000).toFixed(0)} s:`,
  Object.fromEntries(outcomes),
);

await control.faults.clear();
await control.faults.add({ latency: 300, times: atOnce });
const last = Array.from({ length: atOnce }, () => call("/GetStage", { arn: stage }));
await new Promise((resolve) => setTimeout(resolve, 100));
const closed = once(child, "close");
child.kill("SIGTERM");
const drained = (await Promise.all(last)).every((outcome) => outcome === "200");
const [code] = (await closed) as [number | null];

const settled = memory.slice(memory.length >> 1);
const growth =
  Math.max(...settled.slice(settled.length >> 1)) / Math.max(...settled.slice(0, settled.length >> 1));
console.log(
  `RSS: ${memory.map((it) => it.toFixed(0)).join(" ")} MB; last quarter ${growth.toFixed(2)} of the one before.`,
);
console.log(
  `SIGTERM with ${atOnce} calls under way: ${drained ? "all answered" : "NOT ALL ANSWERED"}, exit code ${code}.`,
);
const unexpected = [...outcomes.keys()].filter(
  (it) => !["200", "400", "409", "429", "503", "malformed", "cut"].includes(it),
);
const problems = [
  ...(unexpected.length > 0 ? [`unexpected answers: ${unexpected}`] : []),
  ...(growth > 1.1 ? ["memory grows"] : []),
  ...(drained && code === 0 ? [] : ["the drain was not clean"]),
  ...(/unhandled/i.test(said) ? ["unhandled rejection"] : []),
];
if (said) console.log(`Said: ${said.split("\n", 3).join("\n")}`);
console.log(problems.length > 0 ? `FAILED: ${problems.join(", ")}` : "Passed.");
process.exitCode = problems.length > 0 ? 1 : 0;
