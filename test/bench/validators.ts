// What a validation costs: ours and peers in turn in one process, so that each ratio is of neighbours in
// time; and sizes of code.
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { createPayloads } from "./validators/payloads.ts";
import { ajvStandalone, type Check, type Subject, subjects } from "./validators/subjects.ts";

const kinds = ["small", "smallInvalid", "full", "fullInvalid"] as const;
type Kind = (typeof kinds)[number];

const rounds = Number(process.argv[2] ?? 9);
/** How long one subject is measured in one round, in milliseconds of CPU time. */
const stretch = 30;
const payloads = createPayloads();

const loaded = new Map<string, Subject>();
for (const [name, make] of Object.entries(subjects)) loaded.set(name, await make());

const figures = new Map<Kind, Map<string, number[]>>();
for (const kind of kinds) figures.set(kind, measure(kind));

/**
 * Every subject once in each round, after a round to warm up. The order rotates, so that nobody always runs
 * after the same one.
 */
function measure(kind: Kind): Map<string, number[]> {
  const times = new Map([...loaded.keys()].map((name): [string, number[]] => [name, []]));
  const runs = [...loaded].map(([name, subject]) => {
    const check = kind.startsWith("full") ? subject.full : subject.small;
    return { name, check, count: countIn(name, check, kind) };
  });
  for (let round = -1; round < rounds; round++) {
    runs.push(...runs.splice(0, 1));
    for (const { name, check, count } of runs) {
      const one = time(check, payloads[kind], count);
      if (round >= 0) times.get(name)?.push(one);
    }
  }
  return times;
}

function countIn(name: string, check: Check, kind: Kind): number {
  const values = payloads[kind];
  if (values.some((value) => check(value) === kind.endsWith("Invalid")))
    throw new Error(`${name} is wrong about a value of ${kind}`);
  let count = 100;
  while (count * values.length * time(check, values, count) < stretch * 1e6) count *= 2;
  return count;
}

/** Nanoseconds of CPU time for one validation. */
function time(check: Check, values: readonly unknown[], count: number): number {
  let valid = 0;
  const start = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    for (const value of values) if (check(value)) valid++;
  }
  const { user, system } = process.cpuUsage(start);
  if (valid % count !== 0) throw new Error("The verdict changed");
  return ((user + system) * 1000) / (count * values.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function timesOf(name: string, kind: Kind): readonly number[] {
  return figures.get(kind)?.get(name) ?? [];
}

function row(first: string, ...cells: readonly string[]): void {
  console.log(first.padEnd(46) + cells.map((cell) => cell.padStart(15)).join(""));
}

/** Bytes of a bundle for browsers, minified and gzipped. */
function sizeOf(contents: string): number {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

row("ns of CPU for one validation", "small", "small invalid", "full", "full invalid");
for (const name of loaded.keys())
  row(name, ...kinds.map((kind) => median(timesOf(name, kind)).toFixed(kind.startsWith("full") ? 0 : 1)));

console.log();
row("how many times as fast, median of rounds", "small", "small invalid", "full", "full invalid");
const pairs = [
  ["callsheet is()", "Ajv at run time"],
  ["callsheet is()", "Ajv standalone as emitted"],
  ["callsheet is()", "Ajv at run time, exact dates, own properties"],
  ["callsheet errors()", "Ajv at run time, all errors"],
] as const;
for (const [ours, theirs] of pairs) {
  const ratio = (kind: Kind) =>
    median(timesOf(theirs, kind).map((one, round) => one / (timesOf(ours, kind)[round] ?? Number.NaN)));
  row(`${ours} : ${theirs}`.slice(0, 45), ...kinds.map((kind) => `${ratio(kind).toFixed(2)} ×`));
}

console.log();
row("invalid : valid", "small", "full");
for (const name of loaded.keys()) {
  const share = (invalid: Kind, valid: Kind) =>
    (median(timesOf(name, invalid)) / median(timesOf(name, valid))).toFixed(2);
  row(name, share("smallInvalid", "small"), share("fullInvalid", "full"));
}

console.log();
const entries = [
  'export { GetStageInput } from "@callsheet/validators/ivs-realtime";',
  'export { GetStreamSessionOutput } from "@callsheet/validators/ivs";',
  'export { CreateStreamingSessionStreamInput } from "@callsheet/validators/nimble";',
];
const ajvPair = `export const full = (() => { const module = {}; ${ajvStandalone("ivs", "GetStreamSessionOutput")}; return module.exports; })();
export const small = (() => { const module = {}; ${ajvStandalone("ivs-realtime", "GetStageInput")}; return module.exports; })();`;
row("bytes, minified and gzipped", "request + full", "+ the third");
row("callsheet", String(sizeOf(entries.slice(0, 2).join("\n"))), String(sizeOf(entries.join("\n"))));
row("Ajv standalone as emitted", String(sizeOf(ajvPair)));
