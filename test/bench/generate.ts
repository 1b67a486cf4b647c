// What generation costs: from a cold start, an edit in a warm process by the size of the document, and a
// large document against the libraries' own time.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { generate, readDocuments } from "@callsheet/compiler";
import { createContract } from "@callsheet/document";
import { syntheticDocument } from "./generate/synthetic.ts";

const root = path.resolve(import.meta.dirname, "../..");
const work = mkdtempSync(path.join(tmpdir(), "callsheet-bench-"));

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** CPU milliseconds of a Node process with all of its threads and children, when it ends. */
function cpuOf(args: readonly string[]): number {
  const { status, stderr } = spawnSync(
    "/usr/bin/env",
    ["bash", "-c", `TIMEFORMAT='%U %S'; time "$@" >/dev/null`, "-", process.execPath, ...args],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  const [user = 0, system = 0] = stderr.trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  return (user + system) * 1000;
}

const rows: string[] = [];
const report = (what: string, figure: string) => rows.push(`${what.padEnd(70)} ${figure}`);

/** CPU milliseconds of generating once, and then after each of some edits. */
async function edits(
  spec: string,
  file: string,
  edit: (text: string, round: number) => string,
  rounds: number,
) {
  const text = readFileSync(file, "utf8");
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    writeFileSync(file, round === 0 ? text : edit(text, round));
    const start = process.cpuUsage();
    await generate({ spec, root: work });
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  const [cold = 0, ...warm] = times;
  return { cold, warm: median(warm.slice(1)) };
}

async function ownContract(): Promise<void> {
  const spec = path.join(work, "spec");
  cpSync(path.join(root, "spec"), spec, { recursive: true });
  const change = (text: string, round: number) =>
    text.replace("minLength: 1", `minLength: ${2 + (round % 2)}`);
  const { warm } = await edits(spec, path.join(spec, "ivs.yaml"), change, 12);
  report("edit of our own contract, warm, everything made again (CPU)", `${warm.toFixed(0)} ms`);
}

async function synthetic(operations: number): Promise<void> {
  const spec = path.join(work, `synthetic-${operations}`);
  mkdirSync(spec, { recursive: true });
  const file = path.join(spec, "synthetic.json");
  writeFileSync(file, JSON.stringify(syntheticDocument(operations), null, 2));
  const change = (text: string, round: number) =>
    text.replace('"maxLength": 64', `"maxLength": ${1000 + round}`);
  const { cold, warm } = await edits(spec, file, change, operations > 500 ? 4 : 6);
  report(`${operations} operations: first generation (CPU)`, `${cold.toFixed(0)} ms`);
  report(`${operations} operations: edit of a schema, warm (CPU)`, `${warm.toFixed(0)} ms`);
}

function nothingToDo(): void {
  cpuOf(["packages/callsheet/src/bin.js", "generate"]);
  report(
    "generate with nothing to do (CPU of the process)",
    `${median([1, 2, 3].map(() => cpuOf(["packages/callsheet/src/bin.js", "generate"]))).toFixed(0)} ms`,
  );
}

/**
 * GitHub's document is 13 MB inside a package of 390 MB, so it is fetched when the benchmark runs. It is
 * OpenAPI 3.0.
 */
function githubDocument(): string {
  const folder = path.join(root, ".cache/bench/github");
  const file = path.join(folder, "github.json");
  if (existsSync(file)) return folder;
  mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--pack-destination", work, "@octokit/openapi@23.0.2"], {
      cwd: work,
      encoding: "utf8",
    }),
  );
  const inside = "package/generated/api.github.com.json";
  execFileSync("tar", ["-xzf", path.join(work, filename), "-C", work, inside]);
  cpSync(path.join(work, inside), file);
  return folder;
}

async function largeDocument(): Promise<void> {
  const folder = githubDocument();
  const [document] = readDocuments(path.join(folder, "github.json"));
  if (!document) throw new Error("there is no document");
  const { definitions } = createContract(document.api, "github");
  const schemas = Object.fromEntries(definitions.map(({ name, schema }) => [name, schema]));
  mkdirSync(path.join(folder, "made"), { recursive: true });
  writeFileSync(path.join(folder, "made/definitions.json"), JSON.stringify(schemas));
  writeFileSync(path.join(folder, "made/document.json"), JSON.stringify(document.api.root));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 3; round++) {
    theirs.push(cpuOf([path.join(import.meta.dirname, "generate/libraries.ts"), folder]));
    ours.push(cpuOf([path.join(import.meta.dirname, "generate/ours.ts"), folder]));
  }
  const ratios = ours.map((own, round) => own / (theirs[round] ?? Number.NaN));
  report(
    "GitHub's document: openapi-typescript and Ajv standalone alone (CPU)",
    `${median(theirs).toFixed(0)} ms`,
  );
  report("GitHub's document: our types and validators (CPU)", `${median(ours).toFixed(0)} ms`);
  report("ratio of medians", median(ratios).toFixed(2));
}

try {
  await ownContract();
  for (const operations of [50, 250, 1000, 2000]) await synthetic(operations);
  nothingToDo();
  if (process.argv.includes("--large")) await largeDocument();
  console.log(rows.join("\n"));
} finally {
  rmSync(work, { recursive: true, force: true });
}
