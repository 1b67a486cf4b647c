// What linting costs: this repository's documents, and generated ones of growing size, in a warm process
// after an edit (CPU time).
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { lint, specFolder } from "@callsheet/compiler";
import { stringify } from "yaml";
import { largeDocument } from "./lint/large-document.ts";

const work = mkdtempSync(path.join(tmpdir(), "callsheet-bench-"));

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function measure(run: (edit: number) => Promise<unknown>, rounds: number): Promise<string> {
  const times: number[] = [];
  for (let edit = 0; edit < rounds; edit++) {
    const start = process.cpuUsage();
    await run(edit);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  const [cold = 0, ...warm] = times;
  return `${cold.toFixed(0).padStart(6)} ms first ${median(warm).toFixed(0).padStart(6)} ms after an edit`;
}

async function large(operations: number, ending: "yaml" | "json"): Promise<void> {
  const folder = path.join(work, `${operations}-${ending}`);
  mkdirSync(folder);
  const file = path.join(folder, `large.${ending}`);
  const document = largeDocument(operations);
  writeFileSync(file, ending === "yaml" ? stringify(document) : JSON.stringify(document, null, 2));
  const text = readFileSync(file, "utf8");
  let found = 0;
  const figure = await measure(async (edit) => {
    writeFileSync(file, text.replace("Something that is bought", `Something ${edit} that is bought`));
    found = (await lint({ folder })).length;
  }, 6);
  const size = `${(text.length / 1e6).toFixed(1)} MB of ${ending}, ${found} findings`;
  console.log(`${`${operations} operations, ${size}`.padEnd(56)} ${figure}`);
}

console.log(
  `${"the documents of this repository".padEnd(56)} ${await measure(() => lint({ folder: specFolder }), 12)}`,
);
for (const operations of [250, 500, 1000, 2000]) await large(operations, "yaml");
await large(1000, "json");
rmSync(work, { recursive: true });
