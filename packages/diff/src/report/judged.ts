import type { Sorted } from "../accepted/accepted.ts";
import type { View } from "./lines.ts";
import type { Report } from "./report.ts";

/** A report with the accepted changes, as formats show it. */
export interface Judged {
  readonly report: Report;
  readonly sorted: Sorted;
  /** Whose verdict counts. */
  readonly view: View;
  /** True if colors are wanted and supported. Default: false. */
  readonly colors?: boolean;
}
