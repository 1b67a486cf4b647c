// What deriving costs: an edit in a warm process, a run with nothing to do, and a large document against the libraries' own time.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleDocuments, createDefinitions, createModel, derive } from "@callsheet/compiler";

const root = path.resolve(import.meta.dirname, "../..");
const work = mkdtempSync(path.join(tmpdir(), "callsheet-bench-"));

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** CPU milliseconds of a Node process with all of its threads and children, as it ends. */
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
const report = (what: string, figure: string) => rows.push(`${what.padEnd(66)} ${figure}`);

async function warmEdit(): Promise<void> {
  const spec = path.join(work, "spec");
  cpSync(path.join(root, "spec"), spec, { recursive: true });
  const file = path.join(spec, "ivs.yaml");
  const text = readFileSync(file, "utf8");
  const times: number[] = [];
  for (let edit = 0; edit < 15; edit++) {
    writeFileSync(file, text.replace("minLength: 1", `minLength: ${2 + (edit % 2)}`));
    const start = process.cpuUsage();
    await derive({ spec, root });
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  report(
    "edit of a schema in a warm process, everything derived (CPU)",
    `${median(times.slice(5)).toFixed(0)} ms`,
  );
}

function nothingToDo(): void {
  cpuOf(["packages/compiler/src/bin.ts", "generate"]);
  report(
    "generate with nothing to do (CPU of the process)",
    `${median([1, 2, 3].map(() => cpuOf(["packages/compiler/src/bin.ts", "generate"]))).toFixed(0)} ms`,
  );
}

/** GitHub's document is 13 MB inside of a package of 390 MB, so it is fetched when the benchmark runs. It is 3.0: `nullable` is the difference. */
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
  execFileSync("tar", [
    "-xzf",
    path.join(work, filename),
    "-C",
    work,
    "package/generated/api.github.com.json",
  ]);
  const document = JSON.parse(readFileSync(path.join(work, "package/generated/api.github.com.json"), "utf8"));
  writeFileSync(file, JSON.stringify(upgrade({ ...document, openapi: "3.1.0" })));
  return folder;
}

function upgrade(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(upgrade);
  if (typeof node !== "object" || node === null) return node;
  const { nullable, ...rest } = node as { nullable?: unknown; type?: unknown; enum?: unknown[] };
  const widened =
    nullable === true && typeof rest.type === "string" ? { ...rest, type: [rest.type, "null"] } : rest;
  return Object.fromEntries(Object.entries(widened).map(([key, value]) => [key, upgrade(value)]));
}

async function largeDocument(): Promise<void> {
  const folder = githubDocument();
  const [document] = await bundleDocuments(folder);
  if (!document) throw new Error("there is no document");
  mkdirSync(path.join(folder, "definitions"), { recursive: true });
  writeFileSync(
    path.join(folder, "definitions/definitions.json"),
    JSON.stringify(createDefinitions(createModel(document))),
  );
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 3; round++) {
    theirs.push(cpuOf([path.join(import.meta.dirname, "generate/libraries.ts"), folder]));
    ours.push(cpuOf([path.join(import.meta.dirname, "generate/ours.ts"), folder]));
  }
  report(
    "GitHub's document: openapi-typescript and Ajv standalone alone (CPU)",
    `${median(theirs).toFixed(0)} ms`,
  );
  report("GitHub's document: our types and validators (CPU)", `${median(ours).toFixed(0)} ms`);
  report(
    "ratio of medians",
    median(ours.map((own, round) => own / (theirs[round] ?? Number.NaN))).toFixed(2),
  );
}

try {
  await warmEdit();
  nothingToDo();
  await largeDocument();
  console.log(rows.join("\n"));
} finally {
  rmSync(work, { recursive: true, force: true });
}
