/**
 * Six applications in frameworks of others, each correct and with nine planted faults, are held to the
 * OpenAPI document that they publish: by our kit and by Schemathesis, with the same budget of time. Prints
 * which planted faults each tool found, which deviations of the frameworks, and its false alarms. Installs
 * from PyPI and npm into `.cache/` at first.
 *
 *     pnpm prove:real-applications [--budget 20] [--only Hono] [--verbose]
 */
import { parseArgs } from "node:util";
import { type Application, applications, deviationOf } from "./real-applications/applications.ts";
import { faults } from "./real-applications/faults.ts";
import type { Finding, ToolRun } from "./real-applications/finding.ts";
import { type Tool, tools } from "./real-applications/tools.ts";
import { install, start } from "./real-applications/workplace.ts";

const { values } = parseArgs({
  options: {
    budget: { type: "string", default: "20" },
    only: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});

interface Score {
  readonly found: readonly string[];
  readonly deviations: ReadonlySet<string>;
  readonly falseAlarms: readonly Finding[];
  readonly seconds: number;
}

try {
  install();
} catch (error) {
  console.log(
    `Skipped: what the proof needs cannot be installed (${(error as Error).message.split("\n")[0]}).`,
  );
  process.exit();
}
const chosen = applications.filter(({ name }) => values.only === undefined || values.only === name);
const sums = new Map(
  tools.map(({ name }) => [name, { found: 0, deviations: 0, falseAlarms: 0, seconds: 0 }]),
);
console.log(
  `| application | tool | planted faults of ${faults.length} | deviations of the framework | false alarms | seconds |`,
);
console.log("| --- | --- | --- | --- | --- | --- |");
for (const application of chosen) {
  for (const tool of tools) {
    const score = scoreOf(
      application,
      tool,
      await runOn(application, tool, false),
      await runOn(application, tool, true),
    );
    const sum = sums.get(tool.name);
    if (sum) {
      sum.found += score.found.length;
      sum.deviations += score.deviations.size;
      sum.falseAlarms += score.falseAlarms.length;
      sum.seconds += score.seconds;
    }
    console.log(
      line(
        application.name,
        tool.name,
        score.found.length,
        score.deviations.size,
        score.falseAlarms.length,
        score.seconds,
      ),
    );
    if (values.verbose) tell(score);
  }
}
for (const [name, { found, deviations, falseAlarms, seconds }] of sums)
  console.log(line("**all**", name, found, deviations, falseAlarms, seconds));
for (const { name, commands } of tools)
  console.log(`\n${name}: ${commands.map((one) => `\`${one}\``).join(", then ")}`);
const ours = sums.get("callsheet");
const theirs = sums.get("Schemathesis");
if (ours && theirs && (ours.found < theirs.found || ours.falseAlarms > theirs.falseAlarms))
  process.exitCode = 1;

async function runOn(application: Application, tool: Tool, faulty: boolean): Promise<ToolRun> {
  const running = await start(application, faulty);
  try {
    return await tool.run(application, running, Number(values.budget));
  } finally {
    running.stop();
  }
}

/**
 * A planted fault counts as found only where the tool says of the faulty application what it does not say of
 * the correct one.
 */
function scoreOf(application: Application, { name }: Tool, correct: ToolRun, faulty: ToolRun): Score {
  const matches = (fault: (typeof faults)[number], finding: Finding) =>
    name === "callsheet" ? fault.ours(finding) : fault.schemathesis(finding);
  const key = ({ operation, kind, message }: Finding) => `${operation} ${kind} ${message}`;
  const before = new Map(correct.findings.map((finding) => [key(finding), finding.cases]));
  const isFresh = (finding: Finding): boolean => {
    const known = before.get(key(finding));
    return known === undefined || finding.cases.some((one) => !known.includes(one));
  };
  const fresh = faulty.findings.filter(isFresh);
  const found = faults.filter((fault) => fresh.some((finding) => matches(fault, finding)));
  const explained = (finding: Finding) => deviationOf(application, finding);
  const falseAlarms = [
    ...correct.findings.filter((finding) => !explained(finding)),
    ...fresh.filter((finding) => !explained(finding) && !faults.some((fault) => matches(fault, finding))),
  ];
  const why = [...correct.findings, ...fresh].flatMap((finding) => explained(finding)?.why ?? []);
  return {
    found: found.map((fault) => fault.name),
    deviations: new Set(why),
    falseAlarms,
    seconds: correct.seconds + faulty.seconds,
  };
}

function line(
  application: string,
  tool: string,
  ...[found, deviations, alarms, seconds]: readonly number[]
): string {
  return `| ${application} | ${tool} | ${found} | ${deviations} | ${alarms} | ${(seconds ?? 0).toFixed(1)} |`;
}

function tell({ found, deviations, falseAlarms }: Score): void {
  const missed = faults
    .filter(({ name }) => !found.includes(name))
    .map(({ name, what }) => `${name} (${what})`);
  console.log(`  missed: ${missed.join(", ") || "none"}`);
  for (const why of deviations) console.log(`  deviation: ${why}`);
  for (const { operation, kind, message } of falseAlarms)
    console.log(`  false alarm: ${operation} ${kind}: ${message}`);
}
