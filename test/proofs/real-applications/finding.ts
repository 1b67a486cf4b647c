/** What a tool reports: one cause of failures. */
export interface Finding {
  /** The operation, as the tool names it. */
  readonly operation: string;
  /** The kind of failure, as the tool names it. */
  readonly kind: string;
  readonly message: string;
  /** The cases that failed so, where the tool names them. */
  readonly cases: readonly string[];
}

/** What came of one run of a tool. */
export interface ToolRun {
  readonly findings: readonly Finding[];
  readonly seconds: number;
}
