import type { Report } from "@callsheet/conformance";

/** What a run of the kit is to do, as a page asks for it. */
export interface KitRequest {
  readonly url: string;
  /** True for a mock: every named example must be obtainable. */
  readonly mock?: boolean;
  /** Ids of documents. Default: all. */
  readonly documents?: readonly string[];
  /** True when the target looks at the form of credentials alone. */
  readonly formOnly?: boolean;
  readonly sign?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly region?: string;
  };
  /** Real values of parameters, by operation. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** What brings the target into its first state: posted before the cases of each operation. */
  readonly reset?: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
}

/** Cases by outcome. */
export type KitTotals = Report["totals"];

/** The part of a report that the page shows. */
export type KitReport = Omit<Report, "failures" | "scenarios">;

/** How far a run is. */
export interface KitProgress {
  readonly url: string;
  readonly totals: KitTotals;
  /** Operations that are done, of how many. */
  readonly done: number;
  readonly of: number;
  /** The operation that is tried at this moment. */
  readonly operation: string;
}

/** What is known of the last run. */
export interface KitState {
  readonly status: "idle" | "running" | "done" | "failed";
  readonly progress?: KitProgress;
  readonly report?: KitReport;
  /** Why it could not take place. */
  readonly problem?: string;
}

/** What the thread of a run says. */
export type KitMessage =
  | { readonly kind: "progress"; readonly progress: KitProgress }
  | { readonly kind: "report"; readonly report: KitReport }
  | { readonly kind: "problem"; readonly problem: string };

/** What the thread of a run is given. */
export interface KitTask {
  readonly request: KitRequest;
  readonly documents: readonly { readonly id: string; readonly root: object }[];
}
