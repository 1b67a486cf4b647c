import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { defineCommand, runCommand, UsageError } from "@callsheet/protocol/command";
import { allCases } from "../cases/all-cases.ts";
import { caseOptionsOf } from "../cases/base-call.ts";
import { expectations } from "../cases/expectation.ts";
import { checks } from "../checks/all-checks.ts";
import { faultLabel } from "../report/fault-classes.ts";
import { htmlReport } from "../report/html-report.ts";
import { JunitWriter } from "../report/junit-report.ts";
import { printable } from "../report/printable.ts";
import type { Report } from "../report/report.ts";
import { closingText, textReport } from "../report/text-report.ts";
import { CouldNotRunError } from "../run/could-not-run-error.ts";
import { matchesId, type RunOptions } from "../run/run-options.ts";
import { testContract } from "../test-contract.ts";
import { options, type Values } from "./options.ts";
import { createProgress } from "./progress.ts";
import { readContract, readRunOptions } from "./run-settings.ts";
import { usage } from "./usage.ts";

/** Where a command writes, and how it is told to stop. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** True when `err` is a terminal that a line can be rewritten on. */
  readonly live: boolean;
  /** Ends a run early: what was found until then is reported. */
  readonly signal?: AbortSignal;
}

/** Runs a command line and gives its exit code: 0 the contract is kept, 1 it is not, 2 it is not proven or the run could not take place. */
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

async function run(values: Values, console: Console): Promise<number> {
  const { target, junit, json, html, quiet } = values;
  if (target === undefined) throw new UsageError("--target <url> is missing. See --help.");
  if (!URL.canParse(target) || !/^https?:/.test(target))
    throw new UsageError(`--target takes an http or https URL, not \`${target}\`.`);
  const [contract, settings] = [await readContract(values), await readRunOptions(values)];
  const file = junit === undefined ? undefined : openSync(junit, "w");
  const writer =
    file === undefined
      ? undefined
      : new JunitWriter((text) => void writeSync(file, text), settings.credentials);
  const progress = createProgress(console);
  let report: Report;
  try {
    report = await testContract(contract, target, {
      ...settings,
      ...(console.signal ? { signal: console.signal } : {}),
      onResult: (result) => [writer?.add(result), progress.add(result)],
    });
  } finally {
    progress.clear();
    writer?.end();
    if (file !== undefined) closeSync(file);
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (html !== undefined) writeFileSync(html, htmlReport(report));
  console.out(quiet ? `${closingText(report)}\n` : textReport(report));
  return exitCode(report, settings);
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

async function list(values: Values, console: Console): Promise<number> {
  const [contract, settings] = [await readContract(values), await readRunOptions(values)];
  for (const { id, wants } of allCases(contract, caseOptionsOf(settings))) {
    if (console.signal?.aborted) break;
    const selected = settings.only?.some((pattern) => matchesId(pattern, id)) ?? true;
    if (selected && (!wants || settings.mock)) console.out(`${printable(id)}\n`);
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
