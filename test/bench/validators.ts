// What a validation costs: ours and peers by turns, each in a process of its own; medians of CPU time, and sizes of code.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { ajvStandalone, subjects } from "./validators/subjects.ts";

const kinds = ["small", "smallInvalid", "full", "fullInvalid"] as const;
type Figures = Readonly<Record<(typeof kinds)[number], number>>;

const rounds = Number(process.argv[2] ?? 3);
const runner = path.resolve(import.meta.dirname, "validators/run.ts");

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Every subject once in each round, so that a machine that gets slower is slower for all of them. */
function measure(): Map<string, Figures> {
  const runs = new Map(Object.keys(subjects).map((name): [string, Figures[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, figures] of runs)
      figures.push(JSON.parse(execFileSync(process.execPath, [runner, name], { encoding: "utf8" })));
  }
  return new Map(
    [...runs].map(([name, figures]) => [
      name,
      Object.fromEntries(kinds.map((kind) => [kind, median(figures.map((one) => one[kind]))])) as Figures,
    ]),
  );
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

const figures = measure();
row("ns of CPU for one validation", "small", "small invalid", "full", "full invalid");
for (const [name, one] of figures)
  row(name, ...kinds.map((kind) => one[kind].toFixed(kind.startsWith("full") ? 0 : 1)));

console.log();
row("how many times as fast as", "small", "small invalid", "full", "full invalid");
const of = (name: string) => figures.get(name) as Figures;
const pairs = [
  ["callsheet is()", "Ajv at run time"],
  ["callsheet is()", "Ajv standalone as emitted"],
  ["callsheet is()", "Ajv at run time, exact dates, own properties"],
  ["callsheet errors()", "Ajv at run time, all errors"],
] as const;
for (const [ours, theirs] of pairs)
  row(
    `${ours} : ${theirs}`.slice(0, 45),
    ...kinds.map((kind) => `${(of(theirs)[kind] / of(ours)[kind]).toFixed(2)} ×`),
  );

console.log();
row("invalid : valid", "small", "full");
for (const [name, one] of figures)
  row(name, (one.smallInvalid / one.small).toFixed(2), (one.fullInvalid / one.full).toFixed(2));

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
