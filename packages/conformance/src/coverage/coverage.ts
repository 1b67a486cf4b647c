/** How much of something was exercised, and what was not. */
export interface CoverageFigure {
  readonly covered: number;
  readonly total: number;
  readonly missing: readonly string[];
}

/** Which parts of a contract a run exercised. */
export interface Coverage {
  /** Operations that gave a declared answer. */
  readonly operations: CoverageFigure;
  /** Declared statuses that were seen. */
  readonly statuses: CoverageFigure;
  /** Declared media types of bodies that were sent. */
  readonly mediaTypes: CoverageFigure;
  /** Keywords of request schemas that a valid case satisfied. */
  readonly positive: CoverageFigure;
  /** Keywords of request schemas that a case broke. */
  readonly negative: CoverageFigure;
  /** Keywords that no request can break, with reasons. */
  readonly unbreakable: readonly { readonly goal: string; readonly reason: string }[];
  /** Keywords of reply schemas that answers met. */
  readonly replyKeywords: number;
}

/** A figure in per cent, rounded down: 100 means all. */
export function percent({ covered, total }: CoverageFigure): number {
  return total === 0 ? 100 : Math.floor((covered / total) * 100);
}
