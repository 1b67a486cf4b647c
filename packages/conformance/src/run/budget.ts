/** How much a run may cost. */
export interface BudgetOptions {
  /** Longest time for the whole run, in seconds. Default: no limit. */
  readonly maxTime?: number;
  /** Most cases of the whole run. Default: no limit. */
  readonly maxCases?: number;
}

/** What is left of a run's time and cases, shared out evenly so that every operation gets some of it. */
export interface Budget {
  /** False when the run has no limit. */
  readonly limited: boolean;
  /**
   * Starts the share of the first of this many operations; the result says whether one more case may run, and
   * counts it.
   */
  share(operations: number): () => boolean;
  /** True when nothing is left. */
  spent(): boolean;
}

/** Makes the budget of a run that starts now. */
export function createBudget({ maxTime, maxCases }: BudgetOptions): Budget {
  const end = maxTime === undefined ? Number.POSITIVE_INFINITY : performance.now() + maxTime * 1000;
  let left = maxCases ?? Number.POSITIVE_INFINITY;
  const spent = (): boolean => left <= 0 || performance.now() >= end;
  return {
    limited: maxTime !== undefined || maxCases !== undefined,
    spent,
    share: (operations) => {
      const now = performance.now();
      const until = now + (end - now) / Math.max(1, operations);
      let cases = Math.ceil(left / Math.max(1, operations));
      return () => {
        if (cases <= 0 || left <= 0 || performance.now() >= until) return false;
        cases--;
        left--;
        return true;
      };
    },
  };
}
