import type { RuleName, Verdict } from "@callsheet/diff";
import type { Edit } from "../../conformance/mutants/mutant.ts";

/** An edit of our documents, and its meaning for clients and servers. */
export interface GradedEdit {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly clients: Verdict;
  readonly servers: Verdict;
  /** The finding that must report it. */
  readonly rule?: RuleName;
  /** The words of that finding, as far as they matter. */
  readonly says?: string;
}
