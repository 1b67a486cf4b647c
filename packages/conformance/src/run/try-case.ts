import type { Case, Exchange, FollowStep } from "../cases/case.ts";
import { caseFinding, type Finding } from "../checks/check.ts";
import { replayFindings } from "../checks/follow-checks.ts";
import type { NoReply, Reply } from "../wire/reply.ts";
import { checkInput, judge } from "./judge.ts";
import type { CaseResult, Sent } from "./result.ts";
import { type Sending, send } from "./send-case.ts";
import { isReply } from "./target.ts";

/** What is known of the operation when a case is tried. */
export interface Standing {
  /** The status of the operation's base call. */
  readonly baseStatus: number | undefined;
  /** The base call itself, to ask again whether the target's state has changed. */
  readonly base: Case | undefined;
}

/** Tries one case: sends its requests, judges the answers. */
export async function tryCase(sending: Sending, made: Case, standing: Standing): Promise<CaseResult> {
  const started = performance.now();
  const sent: Sent[] = [await send(sending, made.request, made.operation)];
  const result = (rest: Omit<CaseResult, "case" | "sent" | "milliseconds">): CaseResult => ({
    case: made,
    sent,
    milliseconds: performance.now() - started,
    ...rest,
  });
  const [{ request, outcome }] = sent as [Sent];
  if (!isReply(outcome)) return result(withoutReply(made, outcome));
  const judging = {
    case: made,
    request,
    reply: outcome,
    baseStatus: standing.baseStatus,
    contract: sending.contract,
  };
  const verdict = judge(judging);
  if ("undecided" in verdict)
    return result({ outcome: "undecided", findings: [], reason: verdict.undecided });
  if (verdict.findings.length > 0) {
    const reason = await stateReason(sending, { made, reply: outcome, findings: verdict.findings, standing });
    return reason === undefined
      ? result({ outcome: "failed", findings: verdict.findings })
      : result({ outcome: "undecided", findings: [], reason });
  }
  if (made.follow && outcome.status >= 300 && !made.wanted) {
    const reason = `its first call does not succeed in the target's present state (status ${outcome.status}): nothing can follow it`;
    return result({ outcome: "undecided", findings: [], reason });
  }
  const findings = await followUp(sending, { made, sent, reply: outcome });
  return result({ outcome: findings.length > 0 ? "failed" : "passed", findings });
}

function withoutReply(
  made: Case,
  { failure, message }: NoReply,
): Pick<CaseResult, "outcome" | "findings" | "reason"> {
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

/** A refusal with another status than the wanted one may be about state that has changed meanwhile: the base call tells. */
async function stateReason(
  sending: Sending,
  tried: { made: Case; reply: Reply; findings: readonly Finding[]; standing: Standing },
): Promise<string | undefined> {
  const { made, reply, findings, standing } = tried;
  const onlyRefusal = findings.every(({ check }) => check === "refuses-invalid");
  if (!onlyRefusal || reply.status < 400 || !standing.base || made.group === "base") return undefined;
  const { outcome } = await send(sending, standing.base.request, standing.base.operation);
  if (!isReply(outcome) || outcome.status !== reply.status) return undefined;
  return `by now a valid request is answered with ${reply.status} too: the target never gets as far as the rule in its present state`;
}

interface Tried {
  readonly made: Case;
  readonly sent: Sent[];
  readonly reply: Reply;
}

async function followUp(sending: Sending, tried: Tried): Promise<readonly Finding[]> {
  const { made, sent, reply } = tried;
  if (!made.follow) return [];
  if (made.follow.kind === "sequence") return sequence(sending, tried, made.follow.steps);
  const again = await send(sending, made.follow.again, made.operation);
  sent.push(again);
  if (!isReply(again.outcome)) return withoutReply(made, again.outcome).findings;
  const first = {
    case: made,
    request: made.request,
    reply,
    baseStatus: undefined,
    contract: sending.contract,
  };
  return replayFindings(checkInput(first), again.outcome);
}

type Steps = Extract<NonNullable<Case["follow"]>, { kind: "sequence" }>["steps"];

async function sequence(
  sending: Sending,
  { made, sent, reply }: Tried,
  steps: Steps,
): Promise<readonly Finding[]> {
  const before: Exchange[] = [{ request: made.request, reply }];
  for (const makeStep of steps) {
    const step = makeStep(before);
    if (!step) return [];
    if (step.missing !== undefined) return [caseFinding("scenario-step", { case: made }, `${step.missing}.`)];
    const next = await send(sending, step.request, step.operation);
    sent.push(next);
    if (!isReply(next.outcome)) return withoutReply(made, next.outcome).findings;
    const findings = judgeStep(sending, { made, step, reply: next.outcome });
    if (findings.length > 0) return findings;
    before.push({ request: step.request, reply: next.outcome });
  }
  return [];
}

function judgeStep(
  { contract }: Sending,
  { made, step, reply }: { made: Case; step: FollowStep; reply: Reply },
): readonly Finding[] {
  const { wanted: _, ...rest } = made;
  const { operation, request, expect, wanted, wrong } = step;
  const stepCase: Case = { ...rest, operation, request, expect, ...(wanted ? { wanted } : {}) };
  const verdict = judge({ case: stepCase, request, reply, baseStatus: undefined, contract });
  if ("findings" in verdict && verdict.findings.length > 0) return verdict.findings;
  if (!wrong?.statuses.includes(reply.status)) return [];
  const message = `${operation.name} answers with status ${reply.status}, though ${wrong.because}.`;
  return [caseFinding("link-followed", { case: made }, message)];
}
