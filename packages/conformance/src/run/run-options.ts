import type { ApiOperation } from "@callsheet/document";
import type { Scenario } from "../arazzo/scenario.ts";
import type { CaseOptions } from "../cases/base-call.ts";
import type { Case } from "../cases/case.ts";
import type { BudgetOptions } from "./budget.ts";
import type { TargetCredentials } from "./credentials.ts";
import type { CaseResult } from "./result.ts";
import type { ReplyLimits } from "./target.ts";

/**
 * A case that is not tried, or whose failure is known: the id (`*` matches any text) and the reason, which
 * reports repeat.
 */
export interface Exception {
  readonly case: string;
  /** Default: any check. */
  readonly check?: string;
  readonly reason: string;
}

/** Options of a run; all are optional. */
export interface RunOptions extends Partial<CaseOptions>, Partial<ReplyLimits>, BudgetOptions {
  /**
   * Ids of the cases to run; `*` matches any text, and a text without it any id that contains it. Default:
   * all.
   */
  readonly only?: readonly string[];
  /** The id of the one case to run. */
  readonly caseId?: string;
  /** Keys of the operations to run, such as `ivs/GetStreamSession`. Default: all. */
  readonly operations?: readonly string[];
  /** Scenarios (Arazzo workflows) to run after the operations, one at a time. Default: none. */
  readonly scenarios?: readonly Scenario[];
  /** Cases that cannot be tried on this target, with reasons. */
  readonly skip?: readonly Exception[];
  /** Known failures. One that passes is itself a failure: the list must not outlive its reasons. */
  readonly knownFailures?: readonly Exception[];
  readonly credentials?: TargetCredentials;
  /** True to test the target by the strict column of the policy as well. Default: false. */
  readonly strict?: boolean;
  /** True for a mock: every named example must be obtainable by the Prefer header. Default: false. */
  readonly mock?: boolean;
  /** Cases that run at once. Default: 8. */
  readonly concurrency?: number;
  /** The most requests a second. Default: no limit. */
  readonly rate?: number;
  /** Ends the run: the report covers what was tried until then. */
  readonly signal?: AbortSignal;
  /**
   * Brings the target into the state that an operation's calls need; called before the cases of each
   * operation.
   */
  readonly prepare?: (operation: ApiOperation) => Promise<void> | void;
  /**
   * Logs in, once before the run: returns the values of security schemes by name, such as an access token
   * from an OAuth server. They are kept out of reports like all credentials.
   */
  readonly authorize?: () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** Called before each case; cases then run one at a time. */
  readonly prepareCase?: (made: Case) => Promise<void> | void;
  /** Called with each result as it comes. */
  readonly onResult?: (result: CaseResult) => void;
}

/** A test for ids: texts with `*` match whole ids, others any part of one. */
export function matchesId(pattern: string, id: string): boolean {
  if (!pattern.includes("*")) return id === pattern || id.includes(pattern);
  const parts = pattern.split("*");
  let position = 0;
  for (const [index, part] of parts.entries()) {
    const found =
      index === parts.length - 1
        ? id.endsWith(part)
          ? id.length - part.length
          : -1
        : id.indexOf(part, position);
    if (found < position || (index === 0 && found !== 0)) return false;
    position = found + part.length;
  }
  return true;
}
