import type { ApiOperation } from "@callsheet/document";
import type { Case } from "../cases/case.ts";
import type { Finding } from "../checks/check.ts";
import type { NoReply, Reply } from "../wire/reply.ts";
import type { WireRequest } from "../wire/request.ts";

/** How a case ended. Undecided: the target never got as far as the rule. Skipped: it was not tried. */
export type Outcome = "passed" | "failed" | "known" | "undecided" | "skipped";

/** A request as sent, with its credentials, and its result. */
export interface Sent {
  /** The operation that it was meant for. */
  readonly operation: ApiOperation;
  readonly request: WireRequest;
  readonly outcome: Reply | NoReply;
}

/** The result of one case. */
export interface CaseResult {
  readonly case: Case;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** Why it is undecided, skipped or known. */
  readonly reason?: string;
  readonly sent: readonly Sent[];
  readonly milliseconds: number;
  /** The smallest value that still fails, for fuzzed cases. */
  readonly shrunk?: { readonly request: WireRequest; readonly steps: number };
}
