import type { Sorted } from "../accepted/accepted.ts";
import type { View } from "./lines.ts";
import type { Report } from "./report.ts";

/** A report with what was agreed to, as formats show it. */
export interface Judged {
  readonly report: Report;
  readonly sorted: Sorted;
  /** Whose verdict counts. */
  readonly view: View;
  /** True where colors are shown and not taken for text. Default: false. */
  readonly colors?: boolean;
}
