import type { Skipped } from "@callsheet/document";
import type { CaseGroup } from "../cases/case.ts";
import type { Finding } from "../checks/check.ts";
import type { Coverage } from "../coverage/coverage.ts";
import type { Outcome } from "../run/result.ts";
import type { Exception } from "../run/run-options.ts";

/** Cases by outcome. */
export type Tally = Record<Outcome, number>;

/** What came of one operation. */
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

/** A case that failed, with all that is needed to understand and repeat it. */
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

/** A whole run. */
export interface Report {
  readonly target: string;
  readonly seed: number;
  readonly started: string;
  readonly milliseconds: number;
  readonly totals: Tally;
  /** True when every case kept the contract and no known failure has gone stale. */
  readonly kept: boolean;
  readonly aborted?: string;
  readonly staleExceptions: readonly Exception[];
  /** Operations whose base call was turned away (credentials), so that little could be tried on them. */
  readonly untested: readonly { readonly operation: string; readonly reason: string }[];
  /** Operations without cases, and parts of documents that no case is made of. */
  readonly uncovered: readonly {
    readonly operation: string;
    readonly pointer: string;
    readonly reason: string;
  }[];
  readonly leftOut: readonly (Skipped & { readonly document: string })[];
  readonly operations: readonly OperationReport[];
  readonly failures: readonly FailureReport[];
  /** Failures beyond the first thousand, which are only counted. */
  readonly failuresOmitted: number;
  /** Reasons of undecided and skipped cases, with how many have each. */
  readonly undecided: Record<string, number>;
  readonly skipped: Record<string, number>;
  /** Cases by coverage scenario. */
  readonly scenarios: Record<string, number>;
  readonly coverage: Coverage;
}
