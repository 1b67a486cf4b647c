/** Limits for scenarios: files are untrusted. */
export const limits = {
  /** Calls of one run of a workflow, including those of other workflows. */
  calls: 250,
  /** Seconds that one run of a workflow may wait in total. */
  waiting: 120,
  /** Workflows within workflows. */
  depth: 10,
  /** How often one step is retried. */
  retries: 100,
  /** Characters of a condition. */
  condition: 2_000,
  /** How many problems of one file are reported. */
  problems: 20,
} as const;
