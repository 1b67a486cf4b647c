import { parentPort, workerData } from "node:worker_threads";
import { type CaseResult, readDocument, testContract } from "@callsheet/conformance";
import type { KitMessage, KitReport, KitTask, KitTotals } from "./kit-state.ts";

// A separate thread: making and judging thousands of cases must not hold up what is served meanwhile.

/** How often progress is reported, in milliseconds. */
const every = 150;

/** A run ends after this many seconds; what was not tried is reported. */
const maxTime = 300;

const { request, documents } = workerData as KitTask;
const say = (message: KitMessage) => parentPort?.postMessage(message);

const contract = { documents: documents.map(({ id, root }) => readDocument(id, root)) };
const keys = contract.documents.flatMap(({ operations }) => operations.map(({ key }) => key));
const totals: Record<keyof KitTotals, number> = { passed: 0, failed: 0, known: 0, undecided: 0, skipped: 0 };
const seen = new Set<string>();
const end = new AbortController();
let told = 0;

parentPort?.once("message", () => end.abort());

function count({ outcome, case: { operation } }: CaseResult): void {
  totals[outcome]++;
  seen.add(operation.key);
  const now = performance.now();
  if (now - told < every) return;
  told = now;
  const done = Math.max(0, seen.size - 1);
  say({
    kind: "progress",
    progress: { url, totals: { ...totals }, done, of: keys.length, operation: operation.key },
  });
}

async function reset(): Promise<void> {
  if (!request.reset) return;
  const headers = { "content-type": "application/json", ...request.reset.headers };
  const response = await fetch(request.reset.url, { method: "POST", headers, body: "{}" });
  if (!response.ok) throw new Error(`${request.reset.url} answered ${response.status}`);
}

const { url, mock = false, formOnly = false, sign, values } = request;
try {
  const {
    failures: _,
    scenarios: __,
    ...report
  } = await testContract(contract, url, {
    mock,
    maxTime,
    signal: end.signal,
    onResult: count,
    prepare: reset,
    credentials: { formOnly, ...(sign && { sign }) },
    ...(values && { values }),
  });
  say({ kind: "report", report: report satisfies KitReport });
} catch (error) {
  say({ kind: "problem", problem: (error as Error).message });
}
parentPort?.close();
