import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { defineCommand, runCommand, UsageError } from "@callsheet/protocol/command";
import { casesOf, planCases } from "../cases/all-cases.ts";
import { caseOptionsOf } from "../cases/base-call.ts";
import { expectations } from "../cases/expectation.ts";
import { fuzzPatterns } from "../cases/fuzz-cases.ts";
import { checks } from "../checks/all-checks.ts";
import { type Contract, operationsOf } from "../contract.ts";
import { faultLabel } from "../report/fault-classes.ts";
import { htmlReport } from "../report/html-report.ts";
import { JunitWriter } from "../report/junit-report.ts";
import { printable } from "../report/printable.ts";
import type { Report } from "../report/report.ts";
import { closingText, textReport } from "../report/text-report.ts";
import { CouldNotRunError } from "../run/could-not-run-error.ts";
import { logIn } from "../run/log-in.ts";
import { matchesId, type RunOptions } from "../run/run-options.ts";
import { testContract } from "../test-contract.ts";
import type { Console } from "./console.ts";
import { options, type Values } from "./options.ts";
import { createProgress } from "./progress.ts";
import { runHar } from "./run-har.ts";
import { readContract, readRunOptions } from "./run-settings.ts";
import { usage } from "./usage.ts";

/**
 * Runs a command line and returns its exit code: 0 the contract is kept, 1 it is not, 2 it is not proven or
 * the run could not take place.
 */
export function main(argv: readonly string[], console: Console): Promise<number> {
  const command = defineCommand({
    name: "callsheet-conformance",
    help: usage,
    options,
    words: { most: 1 },
    run: (values, [word]) => perform(word, values, console),
  });
  return runCommand(command, argv);
}

async function perform(word: string | undefined, values: Values, console: Console): Promise<number> {
  switch (word) {
    case "run":
      return run(values, console);
    case "list":
      return list(values, console);
    case "checks":
      return explain(console);
    case undefined:
      throw new UsageError("A command is missing: run, list or checks. See --help.");
    default:
      throw new UsageError(`\`${word}\` is not a command: run, list or checks. See --help.`);
  }
}

interface Run {
  readonly contract: Contract;
  readonly settings: RunOptions;
  readonly values: Values;
}

/** The inputs of a run besides its options. */
export interface RunSetting {
  /** The contract to test against. Default: what the options name. */
  readonly contract?: Contract | undefined;
  /** The report as the command prints it. Default: for a reader at a terminal. */
  readonly format?: ((report: Report) => string) | undefined;
}

/** Runs the cases against a target and reports; returns the exit code. */
export async function run(values: Values, console: Console, setting: RunSetting = {}): Promise<number> {
  const { target, har, json, html, quiet } = values;
  const format = setting.format ?? (quiet ? (report) => `${closingText(report)}\n` : textReport);
  if (target === undefined && har === undefined)
    throw new UsageError("--target <url> is missing. See --help.");
  if (target !== undefined && (!URL.canParse(target) || !/^https?:/.test(target)))
    throw new UsageError(`--target takes an http or https URL, not \`${target}\`.`);
  const contract = setting.contract ?? (await readContract(values));
  const settings = await logIn(await readRunOptions(values));
  const report =
    har === undefined
      ? await runCases(target as string, { contract, settings, values }, console)
      : await runHar({ har, target, contract, settings, values }, console);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (html !== undefined) writeFileSync(html, htmlReport(report));
  console.out(format(report));
  return exitCode(report, settings);
}

/** Runs the cases of the contract, and writes JUnit XML meanwhile. */
async function runCases(
  target: string,
  { contract, settings, values }: Run,
  console: Console,
): Promise<Report> {
  const { junit } = values;
  const file = junit === undefined ? undefined : openSync(junit, "w");
  const writer =
    file === undefined
      ? undefined
      : new JunitWriter((text) => void writeSync(file, text), settings.credentials);
  const progress = createProgress(console);
  try {
    return await testContract(contract, target, {
      ...settings,
      ...(console.signal ? { signal: console.signal } : {}),
      onResult: (result) => [writer?.add(result), progress.add(result)],
    });
  } finally {
    progress.clear();
    writer?.end();
    if (file !== undefined) closeSync(file);
  }
}

function exitCode(report: Report, { only, caseId }: RunOptions): number {
  const { totals, verdict } = report;
  const tried = totals.passed + totals.failed + totals.known + totals.undecided;
  if (tried === 0 && (only || caseId) && verdict === "unproven") {
    throw new CouldNotRunError(
      `No case was run: none matches ${caseId ?? only?.join(", ")}, or all were skipped.`,
    );
  }
  switch (verdict) {
    case "kept":
      return 0;
    case "partial":
      return report.cut === "interrupted" ? 2 : 0;
    case "unproven":
      return 2;
    default:
      return 1;
  }
}

/** Prints the ids of the cases. Fuzzed ones, which are made when they run, are one line per kind. */
async function list(values: Values, console: Console): Promise<number> {
  const [contract, settings] = [await readContract(values), await readRunOptions(values)];
  const made = caseOptionsOf(settings);
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) console.out(printable(`${lines.join("\n")}\n`));
    lines = [];
  };
  const print = (id: string): void => {
    if (settings.only?.some((pattern) => matchesId(pattern, id)) ?? true) lines.push(id);
  };
  for (const operation of operationsOf(contract)) {
    const plan = planCases(operation, made);
    if ("reason" in plan) continue;
    for (const { id, wants } of casesOf(operation, contract, { ...made, fuzz: 0, plan })) {
      if (console.signal?.aborted) return 0;
      if (!wants || settings.mock) print(id);
    }
    for (const pattern of fuzzPatterns(plan.base, made)) print(pattern);
    flush();
  }
  return 0;
}

function explain(console: Console): number {
  console.out("How each check decides\n\n");
  for (const { name, decides, fault } of checks)
    console.out(`${name}${fault === undefined ? "" : ` (${faultLabel(fault)})`}\n  ${decides}\n`);
  console.out("\nWhat is right for an answer, by the kind of request\n\n");
  for (const [name, { rule, transport }] of Object.entries(expectations)) {
    console.out(
      `${name}\n  ${rule}\n${transport.length > 0 ? `  Right though undeclared: ${transport.join(", ")}.\n` : ""}`,
    );
  }
  return 0;
}
