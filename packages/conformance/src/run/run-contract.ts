import type { ApiOperation } from "@callsheet/document";
import { casesOf, planCases } from "../cases/all-cases.ts";
import { NEEDS_CREDENTIALS } from "../cases/auth-cases.ts";
import { type CaseOptions, caseOptionsOf } from "../cases/base-call.ts";
import type { Case } from "../cases/case.ts";
import { type Contract, operationsOf } from "../contract.ts";
import { scenarioCase } from "../state/scenario-case.ts";
import { hasCredentials } from "./authorize.ts";
import { type Budget, createBudget } from "./budget.ts";
import { DeathWatch } from "./death-watch.ts";
import { KnownFailures } from "./exceptions.ts";
import { createGate, forEachConcurrent } from "./gate.ts";
import type { CaseResult } from "./result.ts";
import { type Exception, matchesId, type RunOptions } from "./run-options.ts";
import type { Sending } from "./send-case.ts";
import { shrinkCase } from "./shrink-case.ts";
import { SilenceWatch } from "./silence-watch.ts";
import { SuccessWatch, type UnprovenOperation } from "./success-watch.ts";
import { isReply, type Target } from "./target.ts";
import { type Standing, tryCase } from "./try-case.ts";
import { wrongAddress } from "./wrong-address.ts";

/** How a run ended. */
export interface RunEnd {
  /** Why the run stopped before its last case, if the target made it stop. */
  readonly aborted?: string;
  /** Why the run stopped before its last case, if the caller made it stop: the budget is spent, or it was interrupted. */
  readonly cut?: "budget" | "interrupted";
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
  /** Operations whose declared success was not seen once; empty when only some cases were asked for. */
  readonly unproven: readonly UnprovenOperation[];
  /** What the answers as a whole say about how the target was called. */
  readonly advice: readonly string[];
}

/**
 * Runs the cases of a contract on a target, one operation after the other, and hands each result to `onResult`. Nothing of the
 * cases is kept: memory does not grow with their number. With a budget, every operation gets an even share of it, and cases of every
 * kind come in turn.
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

/** The cases of an operation that are still to come. */
interface Pending {
  readonly cases: Iterator<Case>;
  readonly standing: Standing;
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
    const cases = casesOf(operation, this.contract, {
      ...this.caseOptions,
      plan,
      interleaved: this.budget.limited,
    });
    const base = cases.next().value as Case;
    const selected = this.selected(cases);
    // The base call is made for the sake of the others: without any of them it is not worth one.
    const first = only || caseId !== undefined ? selected.next() : undefined;
    if (first?.done && !this.isSelected(base)) return undefined;
    await prepare?.(operation);
    const standing = await this.base(base);
    return { standing, cases: first ? startingWith(first, selected) : selected };
  }

  /** Runs an operation's share of cases; true when some are left. */
  private async continue({ cases, standing }: Pending, operations: number): Promise<boolean> {
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
    await forEachConcurrent(share, concurrency, (made) => this.one(made, standing));
    if (this.silence.died) await this.explainDeath(standing);
    return left;
  }

  /** Says which request ended the target, or which ones were under way. */
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
    const { scenarios = [], operations } = this.options;
    const cases = scenarios.map((scenario) => scenarioCase(scenario, this.contract, this.caseOptions));
    for (const made of cases) {
      const chosen = operations?.includes(made.operation.key) ?? true;
      if (!chosen || !this.isSelected(made) || this.stopped()) continue;
      await this.one(made, { baseStatus: undefined, base: undefined });
    }
  }

  /** True when no further case may run. */
  private stopped(): boolean {
    if (this.options.signal?.aborted) this.cut = "interrupted";
    else if (this.budget.spent()) this.cut = "budget";
    return this.silence.aborted !== undefined || this.cut !== undefined;
  }

  /** The base call always runs, for the others are compared with it; it is reported only where it was asked for. */
  private async base(base: Case): Promise<Standing> {
    await this.options.prepareCase?.(base);
    const result = await tryCase(this.sending, base, { baseStatus: undefined, base: undefined });
    this.watch(result);
    if (this.isSelected(base)) this.report(result);
    if (result.outcome === "undecided")
      this.untested.push({ operation: base.operation.key, reason: result.reason ?? "" });
    const [first] = result.sent;
    return { base, baseStatus: first && isReply(first.outcome) ? first.outcome.status : undefined };
  }

  private async one(made: Case, standing: Standing): Promise<void> {
    const reason = this.skipReason(made);
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
    if (!NEEDS_CREDENTIALS.has(made.request.authorization)) return undefined;
    const { credentials } = this.sending;
    if (credentials.formOnly) return "the target is said to look only at the form of credentials";
    if (
      !made.operation.security.some((schemes) =>
        schemes.some((scheme) => hasCredentials(scheme, credentials)),
      )
    )
      return "no real credentials were given that could be spoiled";
    return undefined;
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

function* startingWith(first: IteratorResult<Case>, rest: Iterable<Case>): Generator<Case> {
  if (!first.done) yield first.value;
  yield* rest;
}

function skipped(made: Case, reason: string): CaseResult {
  return { case: made, outcome: "skipped", findings: [], reason, sent: [], milliseconds: 0 };
}
