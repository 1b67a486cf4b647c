import type { Case } from "../cases/case.ts";
import { caseFinding, type Finding } from "../checks/check.ts";
import type { NoReply } from "../wire/reply.ts";
import type { CaseResult } from "./result.ts";

/** How a case ended. */
export type End = Pick<CaseResult, "outcome" | "findings" | "reason">;

/** Nothing can be said about the case, for a reason. */
export function undecided(reason: string): End {
  return { outcome: "undecided", findings: [], reason };
}

/** The case failed if there are findings, else it passed. */
export function failedBy(findings: readonly Finding[]): End {
  return { outcome: findings.length > 0 ? "failed" : "passed", findings };
}

/** The end of a case whose request got no answer. */
export function withoutReply(made: Case, { failure, message }: NoReply): End {
  if (failure === "unsendable")
    return { outcome: "skipped", findings: [], reason: `this target's transport cannot send it: ${message}` };
  const words = {
    refused: "refuses connections",
    timeout: "gives no complete answer in time",
    closed: "closes the connection without an answer",
    invalid: "gives an answer that is not HTTP",
  };
  return {
    outcome: "failed",
    findings: [caseFinding("answers", { case: made }, `The target ${words[failure]}: ${message}.`)],
  };
}
