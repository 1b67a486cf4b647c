import { expectations } from "../cases/expectation.ts";
import { checks } from "../checks/all-checks.ts";
import { type Contract, operationsOf } from "../contract.ts";
import { CoverageTracker } from "../coverage/tracker.ts";
import type { CaseResult, Sent } from "../run/result.ts";
import type { RunEnd } from "../run/run-end.ts";
import type { RunOptions } from "../run/run-options.ts";
import { isReply, type Target } from "../run/target.ts";
import { textOf } from "../wire/reply.ts";
import { CauseList } from "./cause-list.ts";
import { curlLine } from "./curl.ts";
import { bodyText } from "./describe-failure.ts";
import { faultLabel } from "./fault-classes.ts";
import { leftOut } from "./left-out.ts";
import { createRedactor, type Redactor } from "./redact.ts";
import type { FailureReport, OperationReport, Report, ReportedMessage, Tally, Verdict } from "./report.ts";

const MOST_FAILURES = 1000;
const LONGEST_BODY = 4_000;
/** How much of a body is searched for secrets: more than the longest shown part. */
const LONGEST_READ = 20_000;

/** Gathers the results of a run into a report. It keeps counts and failures, not cases. */
export class ReportBuilder {
  private readonly contract: Contract;
  private readonly target: Target;
  private readonly options: RunOptions;
  private readonly redactor: Redactor;
  private readonly tracker: CoverageTracker;
  private readonly started = new Date();
  private readonly totals = tally();
  private readonly operations = new Map<string, OperationReport>();
  private readonly failures: FailureReport[] = [];
  private failuresOmitted = 0;
  private readonly causes = new CauseList();
  private readonly reasons = { undecided: new Map<string, number>(), skipped: new Map<string, number>() };
  private readonly scenarios = new Map<string, number>();

  constructor(contract: Contract, target: Target, options: RunOptions) {
    this.contract = contract;
    this.target = target;
    this.options = options;
    this.redactor = createRedactor(options.credentials);
    const chosen = operationsOf(contract).filter(({ key }) => options.operations?.includes(key) ?? true);
    this.tracker = new CoverageTracker(chosen);
    for (const { key, method, path, pointer } of chosen)
      this.operations.set(key, { key, method, path, pointer, groups: {}, checks: {}, statuses: {} });
  }

  /** Counts one result. */
  add(result: CaseResult): void {
    const { case: made, outcome } = result;
    this.totals[outcome]++;
    this.tracker.observe(result);
    if (outcome !== "skipped") increase(this.scenarios, made.scenario);
    if (outcome === "undecided" || outcome === "skipped")
      increase(this.reasons[outcome], this.redactor.text(result.reason ?? "no reason"));
    const operation = this.operations.get(made.operation.key);
    if (operation) countIn(operation, result);
    if (outcome !== "failed" && outcome !== "known") return;
    let described: FailureReport | undefined;
    const report = (): FailureReport => {
      described ??= this.failure(result);
      return described;
    };
    if (this.failures.length < MOST_FAILURES) this.failures.push(report());
    else this.failuresOmitted++;
    if (outcome === "failed") this.causes.add(result, report);
  }

  private failure(result: CaseResult): FailureReport {
    const { case: made, findings, reason } = result;
    const seed = this.options.seed ?? 1;
    const codes = findings.flatMap(({ check }) => checks.find(({ name }) => name === check)?.fault ?? []);
    const sent = result.shrunk ? result.sent.slice(0, 1) : result.sent;
    return {
      id: made.id,
      operation: made.operation.key,
      group: made.group,
      outcome: result.outcome === "known" ? "known" : "failed",
      ...(reason === undefined ? {} : { reason }),
      scenario: made.scenario,
      faults: [...new Set(codes)].map(faultLabel),
      findings: findings.map((finding) => ({ ...finding, message: this.redactor.text(finding.message) })),
      policy: expectations[made.expect].rule,
      exchanges: sent.map((one) => this.exchange(one)),
      curl: curlLine(
        this.target.name.startsWith("http") ? this.target.name : "http://localhost",
        sent.at(-1)?.request ?? result.shrunk?.request ?? made.request,
        this.redactor,
      ),
      again: `--case '${made.id}' --seed ${seed}`,
    };
  }

  private exchange({ request, outcome }: Sent): FailureReport["exchanges"][number] {
    const body = request.body === undefined ? "" : bodyText(request.body);
    return {
      request: this.message(`${request.method} ${request.path}`, request.headers, body),
      answer: isReply(outcome)
        ? this.message(String(outcome.status), [...outcome.headers], textOf(outcome))
        : this.redactor.text(outcome.message),
    };
  }

  private message(
    line: string,
    headers: readonly (readonly [string, string])[],
    body: string,
  ): ReportedMessage {
    // Secrets are searched for before texts are cut: half of one would not be found.
    const shown = this.redactor.text(body.slice(0, LONGEST_READ));
    const cut =
      body.length > LONGEST_BODY ? `${shown.slice(0, LONGEST_BODY)}… (${body.length} characters)` : shown;
    return {
      line: this.redactor.text(line).slice(0, LONGEST_BODY),
      headers: headers.map(([name, value]) => [
        name,
        this.redactor.header(name, value).slice(0, LONGEST_BODY),
      ]),
      body: cut,
    };
  }

  private verdict({ aborted, cut, staleExceptions, unproven }: RunEnd): Verdict {
    const { passed, failed, known } = this.totals;
    if (failed > 0 || staleExceptions.length > 0) return "broken";
    if (aborted !== undefined) return "stopped";
    if (unproven.length > 0 || passed + known === 0) return "unproven";
    const { only, caseId } = this.options;
    return cut !== undefined || only !== undefined || caseId !== undefined ? "partial" : "kept";
  }

  /** The report of a finished run. */
  finish(end: RunEnd): Report {
    const verdict = this.verdict(end);
    return {
      target: this.redactor.text(this.target.name),
      seed: this.options.seed ?? 1,
      started: this.started.toISOString(),
      milliseconds: Date.now() - this.started.getTime(),
      totals: this.totals,
      verdict,
      kept: verdict === "kept",
      ...(end.aborted === undefined ? {} : { aborted: end.aborted }),
      ...(end.cut === undefined ? {} : { cut: end.cut }),
      staleExceptions: end.staleExceptions,
      untested: end.untested,
      unproven: end.unproven.map((one) => ({ ...one, advice: this.redactor.text(one.advice) })),
      advice: end.advice.map((text) => this.redactor.text(text)),
      uncovered: end.uncovered,
      leftOut: this.contract.documents.flatMap(leftOut),
      operations: [...this.operations.values()],
      causes: this.causes.list().map((cause) => ({ ...cause, message: this.redactor.text(cause.message) })),
      failures: this.failures,
      failuresOmitted: this.failuresOmitted,
      undecided: Object.fromEntries(this.reasons.undecided),
      skipped: Object.fromEntries(this.reasons.skipped),
      scenarios: Object.fromEntries([...this.scenarios].sort(([left], [right]) => left.localeCompare(right))),
      coverage: this.tracker.report(),
    };
  }
}

function tally(): Tally {
  return { passed: 0, failed: 0, known: 0, undecided: 0, skipped: 0 };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function countIn(operation: OperationReport, { case: made, outcome, findings, sent }: CaseResult): void {
  const first = sent.find((one) => one.operation === made.operation);
  const group = operation.groups[made.group] ?? tally();
  group[outcome]++;
  operation.groups[made.group] = group;
  for (const check of new Set(findings.map((finding) => finding.check)))
    operation.checks[check] = (operation.checks[check] ?? 0) + 1;
  const status = first
    ? isReply(first.outcome)
      ? String(first.outcome.status)
      : first.outcome.failure
    : undefined;
  if (status !== undefined) operation.statuses[status] = (operation.statuses[status] ?? 0) + 1;
}
