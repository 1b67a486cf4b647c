import type { WorkflowCall, WorkflowEnd, WorkflowTurns } from "../arazzo/workflow-turns.ts";
import type { Case } from "../cases/case.ts";
import { caseFinding } from "../checks/check.ts";
import { type End, failedBy, undecided, withoutReply } from "./case-end.ts";
import { pause } from "./gate.ts";
import { judge, type Verdict } from "./judge.ts";
import type { CaseResult, Sent } from "./result.ts";
import { type Sending, send } from "./send-case.ts";
import { isReply } from "./target.ts";

/**
 * Tries a workflow: makes its calls, judges each answer by the contract, and its end by the workflow's own
 * criteria.
 */
export async function tryWorkflow(sending: Sending, made: Case, turns: WorkflowTurns): Promise<CaseResult> {
  const started = performance.now();
  const sent: Sent[] = [];
  const end = await play(sending, { made, turns, sent });
  return { case: made, sent, milliseconds: performance.now() - started, ...end };
}

async function play(
  sending: Sending,
  { made, turns, sent }: { made: Case; turns: WorkflowTurns; sent: Sent[] },
): Promise<End> {
  let turn = turns.next();
  while (!turn.done) {
    const call = turn.value;
    if (call.pause > 0) await pause(call.pause * 1000);
    const next = await send(sending, call.request, call.operation);
    sent.push(next);
    if (!isReply(next.outcome)) return withoutReply(made, next.outcome);
    const reply = next.outcome;
    const verdict = verdictOf(sending, made, { call, reply });
    if ("undecided" in verdict) return undecided(verdict.undecided);
    if (verdict.findings.length > 0) return failedBy(verdict.findings);
    turn = turns.next({ request: next.request, reply });
  }
  return endOf(made, turn.value);
}

function endOf(made: Case, end: WorkflowEnd): End {
  if (!("problem" in end)) return failedBy([]);
  return failedBy([caseFinding("scenario-step", { case: made }, `${end.problem}.`)]);
}

function verdictOf(
  { contract, strict }: Sending,
  made: Case,
  { call, reply }: { call: WorkflowCall; reply: Parameters<typeof judge>[0]["reply"] },
): Verdict {
  const { operation, request, judged } = call;
  const step: Case = { ...made, operation, request, expect: judged ? "step" : "accepted" };
  return judge({ case: step, request, reply, baseStatus: undefined, contract, strict });
}
