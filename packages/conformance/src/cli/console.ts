/** Where a command writes, and how it is told to stop. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** True when `err` is a terminal that a line can be rewritten on. */
  readonly live: boolean;
  /** Ends a run early: what was found until then is reported. */
  readonly signal?: AbortSignal;
}
