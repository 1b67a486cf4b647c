import type { Report } from "@callsheet/conformance";

/** A run of the kit, as a page requests it. */
export interface KitRequest {
  readonly url: string;
  /** True for a mock: every named example must be obtainable. */
  readonly mock?: boolean;
  /** Ids of documents. Default: all. */
  readonly documents?: readonly string[];
  /** True when the target only looks at the form of credentials. */
  readonly formOnly?: boolean;
  readonly sign?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly region?: string;
  };
  /** Real values of parameters, by operation. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Brings the target into its initial state: posted before the cases of each operation. */
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
  /** The operation that is being tried. */
  readonly operation: string;
}

/** What is known about the last run. */
export interface KitState {
  readonly status: "idle" | "running" | "done" | "failed";
  readonly progress?: KitProgress;
  readonly report?: KitReport;
  /** Why it could not take place. */
  readonly problem?: string;
}

/** Messages from the thread of a run. */
export type KitMessage =
  | { readonly kind: "progress"; readonly progress: KitProgress }
  | { readonly kind: "report"; readonly report: KitReport }
  | { readonly kind: "problem"; readonly problem: string };

/** The input of a run's thread. */
export interface KitTask {
  readonly request: KitRequest;
  readonly documents: readonly { readonly id: string; readonly root: object }[];
}
