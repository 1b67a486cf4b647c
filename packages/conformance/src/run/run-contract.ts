import type { ApiOperation } from "@callsheet/document";
import { scenarioCase } from "../arazzo/scenario-case.ts";
import { type CasePlan, casesOf, planCases } from "../cases/all-cases.ts";
import { type CaseOptions, caseOptionsOf } from "../cases/base-call.ts";
import type { Case } from "../cases/case.ts";
import { type Contract, operationsOf } from "../contract.ts";
import { makeState } from "../state/make-state.ts";
import { unspoilableReason } from "./authorize.ts";
import { type Budget, createBudget } from "./budget.ts";
import { DeathWatch } from "./death-watch.ts";
import { KnownFailures } from "./exceptions.ts";
import { createGate, forEachConcurrent } from "./gate.ts";
import type { CaseResult } from "./result.ts";
import type { RunEnd } from "./run-end.ts";
import { matchesId, type RunOptions } from "./run-options.ts";
import type { Sending } from "./send-case.ts";
import { shrinkCase } from "./shrink-case.ts";
import { SilenceWatch } from "./silence-watch.ts";
import { SuccessWatch } from "./success-watch.ts";
import { isReply, type Target } from "./target.ts";
import { type Standing, tryCase } from "./try-case.ts";
import { wrongAddress } from "./wrong-address.ts";

/**
 * Runs the cases of a contract on a target, one operation after another, and passes each result to
 * `onResult`. It keeps none of the cases: memory does not grow with their number. With a budget, every
 * operation gets an even share of it, and cases of every kind come in turn.
 * @throws CouldNotRunError when the target never answers
 */
export async function runContract(
  contract: Contract,
  target: Target,
  options: RunOptions = {},
): Promise<RunEnd> {
  const run = new Run(contract, target, options);
  await run.operations();
  await run.scenarios();
  return run.end();
}

/** Runs finished cases, one at a time in order, as {@link runContract} runs those of a contract. */
export async function runCases(
  contract: Contract,
  target: Target,
  { cases, options }: { readonly cases: readonly Case[]; readonly options: RunOptions },
): Promise<RunEnd> {
  const run = new Run(contract, target, options);
  await run.each(cases);
  return run.end();
}

/** The remaining cases of an operation. */
interface Pending {
  readonly cases: Iterator<Case>;
  readonly standing: Standing;
  /** The options that made them: the caller's, and identifiers of what was made for them. */
  readonly options: CaseOptions;
}

class Run {
  readonly contract: Contract;
  readonly options: RunOptions;
  readonly caseOptions: CaseOptions;
  readonly sending: Sending;
  readonly budget: Budget;
  readonly known: KnownFailures;
  readonly successes = new SuccessWatch();
  readonly deaths = new DeathWatch();
  readonly uncovered: { operation: string; pointer: string; reason: string }[] = [];
  readonly untested: { operation: string; reason: string }[] = [];
  readonly silence: SilenceWatch;
  cut: RunEnd["cut"];

  constructor(contract: Contract, target: Target, options: RunOptions) {
    this.contract = contract;
    this.options = options;
    this.caseOptions = caseOptionsOf(options);
    this.budget = createBudget(options);
    this.silence = new SilenceWatch(target.name);
    this.known = new KnownFailures(options.knownFailures);
    this.sending = {
      contract,
      target,
      credentials: options.credentials ?? {},
      limits: { timeout: options.timeout ?? 10_000, maxBytes: options.maxBytes ?? 5 * 1024 * 1024 },
      gate: createGate(options.rate),
      strict: options.strict ?? false,
    };
  }

  /** Every operation once, then, while the budget lasts, those that have cases left. */
  async operations(): Promise<void> {
    const chosen = this.chosen();
    let pending: Pending[] = [];
    for (const [index, operation] of chosen.entries()) {
      if (this.stopped()) return;
      const next = await this.start(operation);
      if (next && (await this.continue(next, chosen.length - index))) pending.push(next);
    }
    while (pending.length > 0 && !this.stopped()) {
      const left: Pending[] = [];
      for (const [index, next] of pending.entries())
        if (await this.continue(next, pending.length - index)) left.push(next);
      pending = left;
    }
  }

  private chosen(): ApiOperation[] {
    const { operations } = this.options;
    return operationsOf(this.contract).filter(({ key }) => operations?.includes(key) ?? true);
  }

  private async start(operation: ApiOperation): Promise<Pending | undefined> {
    const { caseId, only, prepare } = this.options;
    if (caseId !== undefined && !caseId.startsWith(`${operation.key}/`)) return undefined;
    const plan = planCases(operation, this.caseOptions);
    if ("reason" in plan) {
      this.uncovered.push({ operation: operation.key, pointer: operation.pointer, reason: plan.reason });
      return undefined;
    }
    let begun = this.begin(operation, plan, this.caseOptions);
    // The base call is made for the others: without any of them it is not worth one.
    if ((only || caseId !== undefined) && begun.cases.next().done && !this.isSelected(begun.base))
      return undefined;
    await prepare?.(operation);
    let result = await this.tryBase(begun.base);
    if (lacksSomething(result)) {
      const options = await makeState(this.sending, operation, {
        contract: this.contract,
        options: this.caseOptions,
      });
      const again = options && planCases(operation, options);
      if (options && again && "base" in again) {
        begun = this.begin(operation, again, options);
        result = await this.tryBase(begun.base);
      }
    }
    const { base, options } = begun;
    this.reportBase(result);
    const [first] = result.sent;
    const baseStatus = first && isReply(first.outcome) ? first.outcome.status : undefined;
    return {
      standing: { base, baseStatus },
      options,
      cases: this.begin(operation, begun.plan, options).cases,
    };
  }

  private begin(
    operation: ApiOperation,
    plan: CasePlan,
    options: CaseOptions,
  ): { plan: CasePlan; options: CaseOptions; base: Case; cases: Generator<Case> } {
    const interleaved = this.budget.limited;
    const cases = casesOf(operation, this.contract, {
      ...options,
      plan,
      interleaved,
      given: this.caseOptions,
    });
    const base = cases.next().value as Case;
    return { plan, options, base, cases: this.selected(cases) };
  }

  /** Runs an operation's share of cases; true when some are left. */
  private async continue(pending: Pending, operations: number): Promise<boolean> {
    const { cases, standing } = pending;
    const concurrency = this.options.prepareCase ? 1 : (this.options.concurrency ?? 8);
    const mayRun = this.budget.share(operations);
    let left = false;
    const share: Iterable<Case> = {
      [Symbol.iterator]: () => ({
        next: () => {
          if (this.stopped()) return { done: true, value: undefined };
          if (!mayRun()) {
            left = true;
            return { done: true, value: undefined };
          }
          return cases.next();
        },
      }),
    };
    await forEachConcurrent(share, concurrency, (made) => this.one(made, pending));
    if (this.silence.died) await this.explainDeath(standing);
    return left;
  }

  /** Says which request ended the target, or which ones were running. */
  private async explainDeath({ base }: Standing): Promise<void> {
    this.silence.died = false;
    const suspects = this.deaths.suspects();
    const culprit = await this.deaths.culprit(this.sending, base);
    if (culprit) {
      this.report(culprit);
      this.silence.aborted = `the target died of ${culprit.case.id}`;
    } else if (suspects.length > 0)
      this.silence.aborted += `; one of these requests was its last: ${suspects.map(({ id }) => id).join(", ")}`;
  }

  async scenarios(): Promise<void> {
    const { scenarios = [] } = this.options;
    await this.each(scenarios.map((scenario) => scenarioCase(scenario, this.contract, this.caseOptions)));
  }

  async each(cases: readonly Case[]): Promise<void> {
    const { operations } = this.options;
    for (const made of cases) {
      const chosen = operations?.includes(made.operation.key) ?? true;
      if (!chosen || !this.isSelected(made) || this.stopped()) continue;
      const standing = { baseStatus: undefined, base: undefined };
      await this.one(made, { standing, options: this.caseOptions });
    }
  }

  /** True when no further case may run. */
  private stopped(): boolean {
    if (this.options.signal?.aborted) this.cut = "interrupted";
    else if (this.budget.spent()) this.cut = "budget";
    return this.silence.aborted !== undefined || this.cut !== undefined;
  }

  /** The base call always runs, because the others are compared with it; it is reported only on request. */
  private async tryBase(base: Case): Promise<CaseResult> {
    await this.options.prepareCase?.(base);
    const result = await tryCase(this.sending, base, { baseStatus: undefined, base: undefined });
    this.watch(result);
    return result;
  }

  private reportBase(result: CaseResult): void {
    const { case: made, outcome, reason = "" } = result;
    if (this.isSelected(made)) this.report(result);
    if (outcome === "undecided") this.untested.push({ operation: made.operation.key, reason });
  }

  private async one(made: Case, { standing, options }: Pick<Pending, "standing" | "options">): Promise<void> {
    const reason = this.skipReason(made);
    if (reason !== undefined) return this.report(skipped(made, reason));
    await this.options.prepareCase?.(made);
    const result = await tryCase(this.sending, made, standing);
    this.watch(result);
    this.report(
      result.outcome === "failed" && made.fuzz
        ? await shrinkCase(this.sending, result, { standing, options })
        : result,
    );
  }

  private *selected(cases: Iterable<Case>): Generator<Case> {
    for (const made of cases) {
      if (made.wants && !this.options.mock) continue;
      if (this.isSelected(made)) yield made;
    }
  }

  private isSelected(made: Case): boolean {
    const { caseId, only } = this.options;
    if (caseId !== undefined) return made.id === caseId;
    return only === undefined || only.some((pattern) => matchesId(pattern, made.id));
  }

  private skipReason(made: Case): string | undefined {
    const listed = this.options.skip?.find((exception) => matchesId(exception.case, made.id));
    if (listed) return listed.reason;
    const { credentials } = this.sending;
    const formOnly = credentials.formOnly === true || this.options.mock === true;
    return unspoilableReason(made, { ...credentials, formOnly });
  }

  private watch(result: CaseResult): void {
    this.successes.observe(result);
    this.deaths.observe(result);
    this.silence.observe(result);
  }

  private report(result: CaseResult): void {
    this.options.onResult?.(this.known.mark(result));
  }

  end(): RunEnd {
    const { only, caseId, skip = [] } = this.options;
    const partial = only !== undefined || caseId !== undefined;
    const excused = (key: string): boolean => skip.some((exception) => matchesId(exception.case, `${key}/`));
    return {
      staleExceptions: this.known.stale(),
      untested: this.untested,
      uncovered: this.uncovered,
      unproven: partial
        ? []
        : this.successes.unproven(this.chosen()).filter(({ operation }) => !excused(operation)),
      advice: this.successes.everythingIsMissing() ? [wrongAddress(this.contract, this.sending.target)] : [],
      ...(this.cut === undefined ? {} : { cut: this.cut }),
      ...(this.silence.aborted === undefined ? {} : { aborted: this.silence.aborted }),
    };
  }
}

/** Statuses that may mean that something is missing which another operation can make. */
const LACKING: ReadonlySet<number> = new Set([400, 404, 409, 410, 412, 422]);

function lacksSomething({ sent: [first] }: CaseResult): boolean {
  return first !== undefined && isReply(first.outcome) && LACKING.has(first.outcome.status);
}

function skipped(made: Case, reason: string): CaseResult {
  return { case: made, outcome: "skipped", findings: [], reason, sent: [], milliseconds: 0 };
}
