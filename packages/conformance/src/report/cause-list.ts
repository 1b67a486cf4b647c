import type { CheckName, Finding } from "../checks/check.ts";
import type { CaseResult } from "../run/result.ts";
import { isReply } from "../run/target.ts";
import type { Cause, FailureReport } from "./report.ts";

const MOST_CAUSES = 2_000;
const MOST_IDS = 20;

/** Checks whose findings come from one place in the target, whatever the case was about. */
const WITHOUT_RULE: ReadonlySet<CheckName> = new Set([
  "no-server-error",
  "answers",
  "no-internals",
  "error-text",
]);

interface Gathered {
  readonly first: Omit<Cause, "cases" | "ids" | "message" | "smallest">;
  readonly ids: string[];
  cases: number;
  size: number;
  message: string;
  smallest: FailureReport;
}

/** Groups failures by operation, check, status and rule, and keeps the smallest case of each group. */
export class CauseList {
  private readonly causes = new Map<string, Gathered>();

  /**
   * Puts the findings of a failed case into their groups; `report` is made only if the case is the smallest
   * so far.
   */
  add(result: CaseResult, report: () => FailureReport): void {
    const size = requestSize(result);
    for (const finding of distinct(result)) {
      const first = causeOf(result, finding);
      const key = JSON.stringify(first);
      const known = this.causes.get(key);
      if (!known) {
        if (this.causes.size >= MOST_CAUSES) continue;
        const { id } = result.case;
        const { message } = finding;
        this.causes.set(key, { first, ids: [id], cases: 1, size, message, smallest: report() });
        continue;
      }
      known.cases++;
      if (known.ids.length < MOST_IDS) known.ids.push(result.case.id);
      if (size >= known.size) continue;
      known.size = size;
      known.message = finding.message;
      known.smallest = report();
    }
  }

  /** The causes so far, the one with most cases first. */
  list(): Cause[] {
    return [...this.causes.values()]
      .map(({ first, cases, ids, message, smallest }) => ({ ...first, cases, ids, message, smallest }))
      .sort((left, right) => right.cases - left.cases);
  }
}

function causeOf(
  { case: made, sent }: CaseResult,
  { check, rule }: Finding,
): Omit<Cause, "cases" | "ids" | "message" | "smallest"> {
  const last = sent.at(-1);
  const status = last
    ? isReply(last.outcome)
      ? String(last.outcome.status)
      : last.outcome.failure
    : "not sent";
  const { document, pointer, keyword } = rule;
  const where = WITHOUT_RULE.has(check) ? {} : { rule: { document, pointer, keyword } };
  // In a chain of calls the fault is where the last answer came from.
  return { operation: last?.operation.key ?? made.operation.key, check, status, ...where };
}

/** One finding for each check and rule: a list of a hundred wrong items is one cause. */
function distinct({ findings }: CaseResult): Finding[] {
  const found = new Map(
    findings
      .toReversed()
      .map((finding) => [
        JSON.stringify([finding.check, finding.rule.pointer, finding.rule.keyword]),
        finding,
      ]),
  );
  return [...found.values()].toReversed();
}

function requestSize({ case: made, shrunk }: CaseResult): number {
  const { path, headers, body = "" } = shrunk?.request ?? made.request;
  return (
    path.length + headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0) + body.length
  );
}
