// What a call costs a client, compared with its peers: CPU of the client's process, all in turn in one
// process tree, and the size of a bundle.
import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bundles } from "./client/bundles.ts";
import { subjects } from "./client/subjects.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 3);
// This is about calls in the steady state: until some thousand calls, compilation makes up most of the
// smaller figures.
const CALLS = Number(process.env.CALLS ?? 10_000);
const source = path.join(import.meta.dirname, "client");
// Our packages as published, and plain JavaScript around them: otherwise stripping types would count as
// theirs.
const folder = path.resolve(import.meta.dirname, "../.cache/bench-client");

/** The most that a client of ours may cost, as a share of a peer. */
const targets: readonly (readonly [measure: string, subject: string, peer: string, most: number])[] = [
  ["32 at once", "ours, fetch", "by hand: fetch + node:crypto", 1.15],
  ["32 at once", "ours, as it comes", "by hand: node:http + node:crypto", 1.15],
  ["32 at once", "ours, fetch", "AWS SDK, fetch", 0.5],
  ["32 at once", "ours, as it comes", "AWS SDK, Node handler", 0.15],
  ["import to first reply", "ours, as it comes", "AWS SDK, Node handler", 0.4],
];

async function prepare(): Promise<void> {
  const root = path.resolve(import.meta.dirname, "../..");
  rmSync(folder, { recursive: true, force: true });
  execFileSync("pnpm", ["run", "build"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  for (const name of ["protocol", "contract", "client"]) {
    const target = path.join(folder, "node_modules/@callsheet", name);
    mkdirSync(target, { recursive: true });
    const tarball = path.join(folder, `${name}.tgz`);
    execFileSync("pnpm", ["pack", "--out", tarball], {
      cwd: path.join(root, "packages", name),
      stdio: "ignore",
    });
    execFileSync("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"]);
  }
  const entryPoints = [path.join(source, "run.ts"), path.join(source, "server.ts")];
  await build({
    entryPoints,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    outdir: folder,
    outExtension: { ".js": ".mjs" },
  });
}

async function spawn(file: string, args: readonly string[]): Promise<readonly [ChildProcess, number]> {
  const child = fork(path.join(folder, file), args, { env: { ...process.env, NODE_ENV: "production" } });
  const ended = once(child, "exit").then(([status]) =>
    Promise.reject(new Error(`${file} ${args} ended with ${status}`)),
  );
  ended.catch(() => {});
  const [value] = (await Promise.race([once(child, "message"), ended])) as [number];
  return [child, value];
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

await prepare();
const examples = [
  "get-stage/recorded-stage.yaml",
  "get-stream-session/ended-recorded.yaml",
  "create-streaming-session-stream/in-progress.yaml",
];
const [server, port] = await spawn(
  "server.mjs",
  examples.map((example) => path.join(import.meta.dirname, "../../spec/examples", example)),
);
const url = `http://127.0.0.1:${port}`;

const measures: Readonly<Record<string, readonly string[]>> = {
  "32 at once": [String(CALLS), "32"],
  "one at a time": [String(CALLS / 2), "1"],
  "import to first reply": ["0"],
};
const results: Record<string, Record<string, number>> = {};
for (const [measure, args] of Object.entries(measures)) {
  const samples: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(subjects)) {
      const [child, value] = await spawn("run.mjs", [name, url, ...args]);
      samples[name] = [...(samples[name] ?? []), value];
      if (child.exitCode === null) await once(child, "exit");
    }
  }
  results[measure] = Object.fromEntries(
    Object.entries(samples).map(([name, values]) => [name, median(values)]),
  );
}
server.disconnect();

console.log(`CPU in µs, medians of ${ROUNDS} rounds\n`);
console.log(["".padEnd(36), ...Object.keys(measures).map((name) => name.padStart(22))].join(""));
for (const name of Object.keys(subjects)) {
  console.log(
    [
      name.padEnd(36),
      ...Object.keys(measures).map((measure) => (results[measure]?.[name] ?? 0).toFixed(0).padStart(22)),
    ].join(""),
  );
}
console.log("\nRatios");
for (const [measure, subject, peer, most] of targets) {
  const ratio = (results[measure]?.[subject] ?? 0) / (results[measure]?.[peer] ?? 0);
  console.log(`${`${measure}: ${subject} / ${peer}`.padEnd(84)} ${ratio.toFixed(2)}  (target ≤ ${most})`);
}
console.log("\nBrowser bundles, minified and gzipped, in bytes");
for (const [name, contents] of Object.entries(bundles)) {
  const stdin = { contents, resolveDir: source, loader: "ts" as const };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  console.log(
    `${name.padEnd(36)} ${String(gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length).padStart(8)}`,
  );
}
