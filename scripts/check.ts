import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { runCommand, UsageError } from "@callsheet/protocol/command";
import type { TestSummary } from "./check/summary-reporter.ts";

const root = path.resolve(import.meta.dirname, "..");
const summaryFile = path.join(root, ".cache/tests.json");

const steps = {
  documents: {
    title: "documents keep the rules",
    command: ["node", "packages/callsheet/src/bin.js", "lint"],
  },
  generated: {
    title: "generated files are what the documents give",
    command: ["node", "packages/callsheet/src/bin.js", "check"],
  },
  contract: {
    title: "breaking changes of the contract are declared",
    command: ["node", "packages/callsheet/src/bin.js", "diff", "--or-skip"],
  },
  types: { title: "types", command: ["tsc", "-p", "."] },
  style: {
    title: "lint and format",
    command: ["biome", "ci", "--colors=off", "--diagnostic-level=warn", "."],
  },
  unused: { title: "no unused files, exports or dependencies", command: ["knip"] },
  tests: {
    title: "tests",
    command: ["vitest", "run", "--reporter=default", "--reporter=./scripts/check/summary-reporter.ts"],
  },
} as const;
type Step = keyof typeof steps;

const help = `
Usage: pnpm check [step ...]

Proves everything, or only the steps that are named. What CI runs, and what \`npm test\` runs.

${Object.entries(steps)
  .map(([name, { title }]) => `  ${name.padEnd(10)} ${title}`)
  .join("\n")}
`;

interface Outcome {
  readonly failed: boolean;
  readonly skips: readonly string[];
}

function run(step: Step, quiet: boolean): Promise<Outcome> {
  const started = performance.now();
  const { title, command } = steps[step];
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
      env: { ...process.env, SUMMARY_FILE: summaryFile },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => (output += error.message));
    child.on("close", (code) => {
      const failed = code !== 0;
      if (failed) process.stdout.write(output);
      console.log(
        `${failed ? "FAILED" : "ok    "} ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
      );
      resolve({ failed, skips: output.split("\n").filter((line) => line.startsWith("skipped: ")) });
    });
  });
}

async function readSummary(): Promise<TestSummary> {
  return JSON.parse(
    await readFile(summaryFile, "utf8").catch(
      () => '{"passed":0,"failed":0,"skipped":0,"skips":[],"slowest":[]}',
    ),
  ) as TestSummary;
}

async function check(names: readonly Step[]): Promise<number> {
  await rm(summaryFile, { force: true });
  const quick = names.filter((name) => name !== "tests");
  const outcomes = await Promise.all(quick.map((name) => run(name, true)));
  if (names.includes("tests")) outcomes.push(await run("tests", false));
  const tests = await readSummary();
  const stepsFailed = outcomes.filter(
    ({ failed }, index) => failed && (index < quick.length || tests.failed === 0),
  ).length;
  const stepSkips = outcomes.flatMap(({ skips }) => skips);
  if (tests.slowest.length > 0)
    console.log(
      `slowest files: ${tests.slowest.map(([file, seconds]) => `${file} ${seconds} s`).join(", ")}`,
    );
  for (const line of [...stepSkips, ...tests.skips]) console.log(line);
  const failed = tests.failed + stepsFailed;
  const passed =
    tests.passed + quick.length - outcomes.slice(0, quick.length).filter((outcome) => outcome.failed).length;
  console.log(`${passed} passed, ${failed} failed, ${tests.skipped + stepSkips.length} skipped`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await runCommand({
  name: "check",
  help,
  options: {},
  words: { most: Object.keys(steps).length },
  run: async (_, names) => {
    const unknown = names.find((name) => !Object.hasOwn(steps, name));
    if (unknown !== undefined)
      throw new UsageError(
        `no step is named \`${unknown}\`; the steps are ${Object.keys(steps).join(", ")}.`,
      );
    return check((names.length > 0 ? names : Object.keys(steps)) as Step[]);
  },
});
