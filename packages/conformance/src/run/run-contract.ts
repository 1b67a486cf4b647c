import type { ApiOperation } from "@callsheet/document";
import { casesOf, defaultCaseOptions, uncoveredReason } from "../cases/all-cases.ts";
import { NEEDS_CREDENTIALS } from "../cases/auth-cases.ts";
import type { CaseOptions } from "../cases/base-call.ts";
import type { Case } from "../cases/case.ts";
import type { Contract } from "../contract.ts";
import { scenarioCase } from "../state/scenario-case.ts";
import { CouldNotRunError } from "./could-not-run-error.ts";
import { createGate, forEachConcurrent } from "./gate.ts";
import type { CaseResult } from "./result.ts";
import { type Exception, matchesId, type RunOptions } from "./run-options.ts";
import type { Sending } from "./send-case.ts";
import { shrinkCase } from "./shrink-case.ts";
import { isReply, type Target } from "./target.ts";
import { type Standing, tryCase } from "./try-case.ts";

/** How a run ended. */
export interface RunEnd {
  /** Why the run stopped before its last case, if it did. */
  readonly aborted?: string;
  /** Known failures that passed: each is a failure of the run. */
  readonly staleExceptions: readonly Exception[];
  /** Operations whose base call was turned away, so that little could be tried on them, with reasons. */
  readonly untested: readonly { readonly operation: string; readonly reason: string }[];
  /** Operations that no case could be derived for, with reasons. */
  readonly uncovered: readonly {
    readonly operation: string;
    readonly pointer: string;
    readonly reason: string;
  }[];
}

/** So many cases in a row without any answer end a run: the target hangs, or never was one. */
const SILENCE = 12;

/**
 * Runs the cases of a contract on a target, one operation after the other, and hands each result to `onResult`. Nothing of the
 * cases is kept: memory does not grow with their number.
 * @throws CouldNotRunError when the target never answers
 */
export async function runContract(
  contract: Contract,
  target: Target,
  options: RunOptions = {},
): Promise<RunEnd> {
  const run = new Run(contract, target, options);
  for (const operation of contract.documents.flatMap((document) => [...document.operations]))
    await run.operation(operation);
  await run.scenarios();
  return run.end();
}

class Run {
  readonly contract: Contract;
  readonly options: RunOptions;
  readonly caseOptions: CaseOptions;
  readonly sending: Sending;
  readonly uncovered: { operation: string; pointer: string; reason: string }[] = [];
  readonly untested: { operation: string; reason: string }[] = [];
  readonly exceptions = new Map<Exception, { ran: boolean; failed: boolean }>();
  answered = false;
  silent = 0;
  aborted: string | undefined;

  constructor(contract: Contract, target: Target, options: RunOptions) {
    this.contract = contract;
    this.options = options;
    this.caseOptions = {
      seed: options.seed ?? defaultCaseOptions.seed,
      fuzz: options.fuzz ?? defaultCaseOptions.fuzz,
    };
    this.sending = {
      contract,
      target,
      credentials: options.credentials ?? {},
      limits: { timeout: options.timeout ?? 10_000, maxBytes: options.maxBytes ?? 5 * 1024 * 1024 },
      gate: createGate(options.rate),
    };
    for (const exception of options.knownFailures ?? [])
      this.exceptions.set(exception, { ran: false, failed: false });
  }

  async operation(operation: ApiOperation): Promise<void> {
    if (this.options.operations && !this.options.operations.includes(operation.key)) return;
    const reason = uncoveredReason(operation, this.caseOptions);
    if (reason !== undefined) {
      this.uncovered.push({ operation: operation.key, pointer: operation.pointer, reason });
      return;
    }
    const cases = casesOf(operation, this.contract, this.caseOptions);
    const base = cases.next().value as Case | undefined;
    if (!base || ((this.options.only || this.options.caseId !== undefined) && !this.hasSelected(operation)))
      return;
    await this.options.prepare?.(operation);
    const standing = await this.base(base);
    const concurrency = this.options.prepareCase ? 1 : (this.options.concurrency ?? 8);
    await forEachConcurrent(this.selected(cases), concurrency, (made) => this.one(made, standing));
  }

  async scenarios(): Promise<void> {
    const { scenarios = [], operations } = this.options;
    const cases = scenarios.map((scenario) => scenarioCase(scenario, this.contract, this.caseOptions));
    for (const made of cases) {
      const chosen = operations?.includes(made.operation.key) ?? true;
      if (chosen && this.isSelected(made)) await this.one(made, { baseStatus: undefined, base: undefined });
    }
  }

  /** The base call always runs, for the others are compared with it; it is reported only where it was asked for. */
  private async base(base: Case): Promise<Standing> {
    await this.options.prepareCase?.(base);
    const result =
      this.aborted === undefined
        ? await tryCase(this.sending, base, { baseStatus: undefined, base: undefined })
        : skipped(base, this.aborted);
    this.watch(result);
    if (this.isSelected(base)) this.report(result);
    if (result.outcome === "undecided")
      this.untested.push({ operation: base.operation.key, reason: result.reason ?? "" });
    const [first] = result.sent;
    return { base, baseStatus: first && isReply(first.outcome) ? first.outcome.status : undefined };
  }

  private async one(made: Case, standing: Standing): Promise<void> {
    const reason =
      this.aborted ?? (this.options.signal?.aborted ? "the run was stopped" : this.skipReason(made));
    if (reason !== undefined) return this.report(skipped(made, reason));
    await this.options.prepareCase?.(made);
    const result = await tryCase(this.sending, made, standing);
    this.watch(result);
    this.report(
      result.outcome === "failed" && made.fuzz
        ? await shrinkCase(this.sending, result, { standing, options: this.caseOptions })
        : result,
    );
  }

  private hasSelected(operation: ApiOperation): boolean {
    const { caseId } = this.options;
    if (caseId !== undefined && !caseId.startsWith(`${operation.key}/`)) return false;
    for (const made of casesOf(operation, this.contract, this.caseOptions))
      if (this.isSelected(made)) return true;
    return false;
  }

  private *selected(cases: Iterable<Case>): Generator<Case> {
    for (const made of cases) {
      if (made.wants && !this.options.mock) continue;
      if (this.isSelected(made)) yield made;
    }
  }

  private isSelected(made: Case): boolean {
    if (this.options.caseId !== undefined) return made.id === this.options.caseId;
    return (
      this.options.only === undefined || this.options.only.some((pattern) => matchesId(pattern, made.id))
    );
  }

  private skipReason(made: Case): string | undefined {
    const listed = this.options.skip?.find((exception) => matchesId(exception.case, made.id));
    if (listed) return listed.reason;
    if (NEEDS_CREDENTIALS.has(made.request.authorization) && !this.sending.credentials.sign)
      return "no real credentials were given that could be spoiled";
    return undefined;
  }

  /** Ends the run when the target has stopped answering. */
  private watch({ case: made, sent: [first] }: CaseResult): void {
    if (!first || (!isReply(first.outcome) && first.outcome.failure === "unsendable")) return;
    if (isReply(first.outcome)) {
      this.answered = true;
      this.silent = 0;
      return;
    }
    const { failure, message } = first.outcome;
    if (!this.answered && failure === "refused")
      throw new CouldNotRunError(`${this.sending.target.name} does not answer: ${message}. Is it running?`);
    this.silent++;
    if (failure === "refused") this.aborted ??= `the target stopped answering at ${made.id}`;
    else if (this.silent < SILENCE) return;
    else if (!this.answered)
      throw new CouldNotRunError(
        `${this.sending.target.name} answered none of ${SILENCE} requests: ${message}`,
      );
    // A closed connection costs no time: the next operation may fare better.
    else if (failure === "timeout")
      this.aborted ??= `the target answered none of the last ${SILENCE} cases in time`;
  }

  private report(result: CaseResult): void {
    this.options.onResult?.(this.withKnown(result));
  }

  private withKnown(result: CaseResult): CaseResult {
    let known: Exception | undefined;
    for (const [exception, seen] of this.exceptions) {
      if (result.outcome === "skipped" || !matchesId(exception.case, result.case.id)) continue;
      seen.ran = true;
      if (result.outcome !== "failed") continue;
      if (!result.findings.every(({ check }) => exception.check === undefined || exception.check === check))
        continue;
      seen.failed = true;
      known = exception;
    }
    return known ? { ...result, outcome: "known", reason: known.reason } : result;
  }

  end(): RunEnd {
    const staleExceptions = [...this.exceptions]
      .filter(([, { ran, failed }]) => ran && !failed)
      .map(([exception]) => exception);
    return {
      staleExceptions,
      untested: this.untested,
      uncovered: this.uncovered,
      ...(this.aborted === undefined ? {} : { aborted: this.aborted }),
    };
  }
}

function skipped(made: Case, reason: string): CaseResult {
  return { case: made, outcome: "skipped", findings: [], reason, sent: [], milliseconds: 0 };
}
