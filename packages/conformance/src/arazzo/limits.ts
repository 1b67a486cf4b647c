/** What keeps scenarios within bounds: files are the word of others. */
export const limits = {
  /** Calls of one run of a workflow, those of other workflows included. */
  calls: 250,
  /** Seconds that one run of a workflow may wait, in sum. */
  waiting: 120,
  /** Workflows within workflows. */
  depth: 10,
  /** Times that one step is tried again. */
  retries: 100,
  /** Characters of a condition. */
  condition: 2_000,
  /** Problems of one file that are told. */
  problems: 20,
} as const;
