import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { DocumentError } from "@callsheet/document";
import { allCases } from "../cases/all-cases.ts";
import { expectations } from "../cases/expectation.ts";
import { checks } from "../checks/all-checks.ts";
import { faultLabel } from "../report/fault-classes.ts";
import { htmlReport } from "../report/html-report.ts";
import { JunitWriter } from "../report/junit-report.ts";
import { printable } from "../report/printable.ts";
import type { Report } from "../report/report.ts";
import { resultLine, textReport } from "../report/text-report.ts";
import { CouldNotRunError } from "../run/could-not-run-error.ts";
import { matchesId, type RunOptions } from "../run/run-options.ts";
import { ScenarioError } from "../state/read-scenario.ts";
import { testContract } from "../test-contract.ts";
import { type Arguments, readArguments, UsageError } from "./arguments.ts";
import { createProgress } from "./progress.ts";
import { readContract, readRunOptions } from "./run-settings.ts";
import { usage } from "./usage.ts";

/** Where a command writes. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** True when `err` is a terminal that a line can be rewritten on. */
  readonly live: boolean;
}

/** Runs a command line and gives its exit code: 0 the contract is kept, 1 it is not, 2 the run could not take place. */
export async function main(argv: readonly string[], console: Console): Promise<number> {
  try {
    return await command(readArguments(argv), console);
  } catch (error) {
    const expected =
      [UsageError, DocumentError, CouldNotRunError, ScenarioError].some((kind) => error instanceof kind) ||
      isSystemError(error);
    const text =
      error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
    console.err(
      `callsheet-conformance: ${printable(text)}\n${error instanceof UsageError ? "See --help.\n" : ""}`,
    );
    return 2;
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

async function command(args: Arguments, console: Console): Promise<number> {
  switch (args.command) {
    case "run":
      return run(args, console);
    case "list":
      return list(args, console);
    case "checks":
      return explain(console);
    case "help":
      console.out(usage);
      return 0;
    default:
      throw new UsageError(
        args.command === ""
          ? "a command is missing: run, list or checks"
          : `"${args.command}" is no command: run, list or checks`,
      );
  }
}

async function run(args: Arguments, console: Console): Promise<number> {
  const { target, junit, json, html, quiet } = args.values;
  if (target === undefined) throw new UsageError("--target <url> is missing");
  if (!URL.canParse(target) || !/^https?:/.test(target))
    throw new UsageError(`--target takes an http or https URL, not "${target}"`);
  const [contract, options] = [await readContract(args), await readRunOptions(args)];
  const file = junit === undefined ? undefined : openSync(junit, "w");
  const writer =
    file === undefined
      ? undefined
      : new JunitWriter((text) => void writeSync(file, text), options.credentials);
  const progress = createProgress(console);
  let report: Report;
  try {
    report = await testContract(contract, target, {
      ...options,
      onResult: (result) => [writer?.add(result), progress.add(result)],
    });
  } finally {
    progress.clear();
    writer?.end();
    if (file !== undefined) closeSync(file);
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (html !== undefined) writeFileSync(html, htmlReport(report));
  console.out(quiet ? `${resultLine(report)}\n` : textReport(report));
  return exitCode(report, options);
}

function exitCode(report: Report, { only, caseId }: RunOptions): number {
  const tried = report.totals.passed + report.totals.failed + report.totals.known + report.totals.undecided;
  if (tried === 0 && report.aborted === undefined) {
    throw new CouldNotRunError(
      only || caseId
        ? `no case was run: none matches ${caseId ?? only?.join(", ")}, or all were skipped`
        : "no case was run: the documents have no operation that one can be made for",
    );
  }
  // Nothing was found broken, but what was turned away was hardly tried.
  if (report.kept && report.untested.length > 0) return 2;
  return report.kept ? 0 : 1;
}

async function list(args: Arguments, console: Console): Promise<number> {
  const [contract, options] = [await readContract(args), await readRunOptions(args)];
  for (const { id, wants } of allCases(contract, { seed: options.seed ?? 1, fuzz: options.fuzz ?? 50 })) {
    const selected = options.only?.some((pattern) => matchesId(pattern, id)) ?? true;
    if (selected && (!wants || options.mock)) console.out(`${printable(id)}\n`);
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
