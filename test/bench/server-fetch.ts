// What a request costs the stubs as a fetch handler, compared with a hand-written handler that parses and
// answers JSON: CPU time in one process, in turn, without a socket, which costs both the same. It runs on any
// platform that has `process.cpuUsage`: `node test/bench/server-fetch.ts`, or `bun` with the same file.
import { createIvsRealTimeService } from "@callsheet/server/ivs-realtime";

const ROUNDS = 9;
const REQUESTS = 20_000;

const arn = "arn:aws:ivs:us-west-2:123456789012:stage/AbCdEfGh1234";
const body = JSON.stringify({ arn });
const json = { "content-type": "application/json" };
const request = () =>
  new Request("http://127.0.0.1:8080/GetStage", {
    method: "POST",
    headers: { ...json, "content-length": String(body.length) },
    body,
  });

type Handler = (request: Request) => Promise<Response>;

const bare: Handler = async (request) => {
  const input = (await request.json()) as { arn: string };
  return new Response(JSON.stringify({ stage: { arn: input.arn } }), { headers: json });
};
const stubs: Handler = createIvsRealTimeService(
  {
    getStage: ({ arn }) => ({ stage: { arn } }),
    getStageSession: () => ({ stageSession: {} }),
  },
  { validateResponses: false },
);

async function measure(handler: Handler): Promise<number> {
  const start = process.cpuUsage();
  for (let i = 0; i < REQUESTS; i++) await handler(request());
  const { user, system } = process.cpuUsage(start);
  return (user + system) / REQUESTS;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const costs: Record<"bare" | "stubs", number[]> = { bare: [], stubs: [] };
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, handler] of [
    ["bare", bare],
    ["stubs", stubs],
  ] as const) {
    const cost = await measure(handler);
    if (round > 1) costs[name].push(cost);
  }
}
const response = await stubs(request());
if (response.status !== 200) throw new Error(`The stubs answered ${response.status}.`);
const [one, other] = [median(costs.bare), median(costs.stubs)];
console.log(
  `bare ${one.toFixed(2)} µs, stubs ${other.toFixed(2)} µs, ${(other / one).toFixed(2)} times as much`,
);
