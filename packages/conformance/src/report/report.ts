import type { Skipped } from "@callsheet/document";
import type { CaseGroup } from "../cases/case.ts";
import type { CheckName, Finding } from "../checks/check.ts";
import type { Coverage } from "../coverage/coverage.ts";
import type { Outcome } from "../run/result.ts";
import type { Exception } from "../run/run-options.ts";
import type { UnprovenOperation } from "../run/success-watch.ts";

/** Cases by outcome. */
export type Tally = Record<Outcome, number>;

/** The result of one operation. */
export interface OperationReport {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly groups: Partial<Record<CaseGroup, Tally>>;
  /** Failed cases by check. */
  readonly checks: Record<string, number>;
  /** Answers by status. */
  readonly statuses: Record<string, number>;
}

/** A message as reports show it: secrets replaced, long bodies cut. */
export interface ReportedMessage {
  readonly line: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** A failed case, with everything needed to understand and repeat it. */
export interface FailureReport {
  readonly id: string;
  readonly operation: string;
  readonly group: CaseGroup;
  readonly outcome: "failed" | "known";
  readonly reason?: string;
  /** The coverage scenario, by its name in Schemathesis or our own. */
  readonly scenario: string;
  /** Labels of the Web Fuzzing Commons. */
  readonly faults: readonly string[];
  readonly findings: readonly Finding[];
  /** How answers to this kind of request are judged. */
  readonly policy: string;
  readonly exchanges: readonly {
    readonly request: ReportedMessage;
    readonly answer: ReportedMessage | string;
  }[];
  readonly curl: string;
  readonly again: string;
}

/**
 * Failures of one operation that seem to have one cause: the same check, the same status and the same rule.
 */
export interface Cause {
  readonly operation: string;
  readonly check: CheckName;
  /** The status of the answers, or why there was none. */
  readonly status: string;
  /** The broken rule; checks about no particular rule (a 5xx, silence) have none. */
  readonly rule?: Finding["rule"];
  /** How many cases failed so. */
  readonly cases: number;
  /** The ids of the first of them. */
  readonly ids: readonly string[];
  /** What the check says about the smallest case. */
  readonly message: string;
  /** The case with the smallest request. */
  readonly smallest: FailureReport;
}

/**
 * What a run says about the contract. `unproven`: nothing broken was found, but the declared success of an
 * operation was not seen, or nothing ran at all. `partial`: nothing broken was found among the requested
 * cases, or those that the budget allowed.
 */
export type Verdict = "kept" | "broken" | "unproven" | "partial" | "stopped";

/** A whole run. */
export interface Report {
  readonly target: string;
  readonly seed: number;
  readonly started: string;
  readonly milliseconds: number;
  readonly totals: Tally;
  readonly verdict: Verdict;
  /**
   * True when every case kept the contract, every operation succeeded at least once, and no known failure is
   * outdated.
   */
  readonly kept: boolean;
  readonly aborted?: string;
  /** Why the run ended before its last case, if the caller caused it. */
  readonly cut?: "budget" | "interrupted";
  readonly staleExceptions: readonly Exception[];
  /** Operations whose base call was turned away (credentials), so that little could be tried on them. */
  readonly untested: readonly { readonly operation: string; readonly reason: string }[];
  /** Operations whose declared success was never seen: what state is missing, and how to provide it. */
  readonly unproven: readonly UnprovenOperation[];
  /** What the answers as a whole say about how the target was called. */
  readonly advice: readonly string[];
  /** Operations without cases, and parts of documents from which no case is made. */
  readonly uncovered: readonly {
    readonly operation: string;
    readonly pointer: string;
    readonly reason: string;
  }[];
  readonly leftOut: readonly (Skipped & { readonly document: string })[];
  readonly operations: readonly OperationReport[];
  /** Failures grouped by cause, the cause with most failures first. */
  readonly causes: readonly Cause[];
  /** The single failures. */
  readonly failures: readonly FailureReport[];
  /** Failures beyond the first thousand, which are only counted. */
  readonly failuresOmitted: number;
  /** Reasons of undecided and skipped cases, with how many cases have each. */
  readonly undecided: Record<string, number>;
  readonly skipped: Record<string, number>;
  /** Cases by coverage scenario. */
  readonly scenarios: Record<string, number>;
  readonly coverage: Coverage;
}
