import type { Finding } from "../finding.ts";
import type { Verdict } from "../verdict.ts";

/** The result of comparing two sides. */
export interface Report {
  /** The sides, as messages name them. */
  readonly old: string;
  readonly new: string;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** What the change means to authors of clients. */
  readonly clients: Verdict;
  /** What the change means to authors of servers. */
  readonly servers: Verdict;
  /** Documents that were compared, by their new names. */
  readonly documents: readonly string[];
  /** What could not be compared, each with the reason. */
  readonly skipped: readonly string[];
}
