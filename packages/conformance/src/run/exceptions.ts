import type { CaseResult } from "./result.ts";
import { type Exception, matchesId } from "./run-options.ts";

/** Watches which known failures still fail: one that passes must leave the list. */
export class KnownFailures {
  private readonly seen = new Map<Exception, { ran: boolean; failed: boolean }>();

  constructor(exceptions: readonly Exception[] = []) {
    for (const exception of exceptions) this.seen.set(exception, { ran: false, failed: false });
  }

  /** The result, marked as known if an exception covers its findings. */
  mark(result: CaseResult): CaseResult {
    let known: Exception | undefined;
    for (const [exception, seen] of this.seen) {
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

  /** Exceptions whose cases ran and no longer fail. */
  stale(): Exception[] {
    return [...this.seen].filter(([, { ran, failed }]) => ran && !failed).map(([exception]) => exception);
  }
}
