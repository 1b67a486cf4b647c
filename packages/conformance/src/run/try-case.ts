import type { Case, FollowStep } from "../cases/case.ts";
import { caseFinding, type Finding } from "../checks/check.ts";
import { replayFindings, reuseFindings } from "../checks/follow-checks.ts";
import type { Exchange } from "../wire/exchange.ts";
import type { Reply } from "../wire/reply.ts";
import { type End, failedBy, undecided, withoutReply } from "./case-end.ts";
import { checkInput, judge } from "./judge.ts";
import type { CaseResult, Sent } from "./result.ts";
import { type Sending, send } from "./send-case.ts";
import { isReply } from "./target.ts";
import { tryWorkflow } from "./try-workflow.ts";

/** What is known about the operation when a case is tried. */
export interface Standing {
  /** The status of the operation's base call. */
  readonly baseStatus: number | undefined;
  /** The base call itself, to ask again whether the target's state has changed. */
  readonly base: Case | undefined;
}

/** Tries one case: sends its requests, judges the answers. */
export async function tryCase(sending: Sending, made: Case, standing: Standing): Promise<CaseResult> {
  if (made.follow?.kind === "workflow") return tryWorkflow(sending, made, made.follow.start());
  const started = performance.now();
  const first = made.starts ? { ...made, operation: made.starts } : made;
  const sent: Sent[] = [await send(sending, made.request, first.operation)];
  const result = (rest: Omit<CaseResult, "case" | "sent" | "milliseconds">): CaseResult => ({
    case: made,
    sent,
    milliseconds: performance.now() - started,
    ...rest,
  });
  const [{ request, outcome }] = sent as [Sent];
  if (!isReply(outcome)) return result(withoutReply(made, outcome));
  const judging = {
    case: first,
    request,
    reply: outcome,
    baseStatus: made.role ? undefined : standing.baseStatus,
    contract: sending.contract,
    strict: sending.strict,
  };
  const verdict = judge(judging);
  if ("undecided" in verdict) return result(undecided(verdict.undecided));
  const { findings } = verdict;
  const goesOn = made.role !== undefined && made.follow?.kind === "sequence" && outcome.status < 300;
  if (findings.length > 0 && !goesOn) {
    const reason = await stateReason(sending, { made, reply: outcome, findings, standing });
    return result(reason === undefined ? failedBy(findings) : undecided(reason));
  }
  const reason = made.follow && stopReason(made, outcome.status);
  if (reason !== undefined) return result(decided(findings, reason));
  return result(await followUp(sending, { made, sent, reply: outcome, findings }));
}

/** The end of a chain that stops for a reason: what was found until then counts. */
function decided(findings: readonly Finding[], reason: string): End {
  return findings.length > 0 ? failedBy(findings) : undecided(reason);
}

/** Why nothing can follow the first answer, if so. */
function stopReason({ role }: Case, status: number): string | undefined {
  if (role === "probe") return status < 300 ? NO_STATE : undefined;
  if (status < 300) return undefined;
  return `its first call does not succeed in the target's present state (status ${status}): nothing can follow it`;
}

const NO_STATE = "the target answers for things that do not exist: it keeps no state that could be judged";

/** A refusal with an unexpected status may be about state that has changed meanwhile: the base call tells. */
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
  /** What is wrong with the form of the first answer of a chain. */
  readonly findings: readonly Finding[];
}

async function followUp(sending: Sending, tried: Tried): Promise<End> {
  const { made, sent, reply } = tried;
  if (!made.follow) return failedBy([]);
  if (made.follow.kind === "workflow") return failedBy([]);
  if (made.follow.kind === "sequence") return sequence(sending, tried, made.follow.steps);
  const again = await send(sending, made.follow.again, made.operation);
  sent.push(again);
  if (!isReply(again.outcome)) return withoutReply(made, again.outcome);
  const first = {
    case: made,
    request: made.request,
    reply,
    baseStatus: undefined,
    contract: sending.contract,
    strict: sending.strict,
  };
  const findings = made.follow.kind === "replay" ? replayFindings : reuseFindings;
  return failedBy(findings(checkInput(first), again.outcome));
}

type Steps = Extract<NonNullable<Case["follow"]>, { kind: "sequence" }>["steps"];

async function sequence(
  sending: Sending,
  { made, sent, reply, findings: first }: Tried,
  steps: Steps,
): Promise<End> {
  const found = [...first];
  const before: Exchange[] = [{ request: made.request, reply }];
  for (const [index, makeStep] of steps.entries()) {
    const step = makeStep(before);
    if (!step) return failedBy(found);
    if (step.lacking !== undefined) return decided(found, step.lacking);
    const next = await send(sending, step.request, step.operation);
    sent.push(next);
    if (!isReply(next.outcome)) return withoutReply(made, next.outcome);
    const findings = judgeStep(sending, { made, step, reply: next.outcome, before });
    found.push(...findings);
    // The form of one answer says nothing about the state that a chain is about.
    const ends = step.role ? findings.some(({ check }) => check === "state-kept") : findings.length > 0;
    if (ends) return failedBy(found);
    const reason = roleReason(step, next.outcome.status, index === steps.length - 1);
    if (reason !== undefined) return decided(found, reason);
    before.push({ request: step.request, reply: next.outcome });
  }
  return failedBy(found);
}

/** Why a chain of calls decides nothing after this answer, if so. */
function roleReason({ role, operation }: FollowStep, status: number, last: boolean): string | undefined {
  if (role?.name === "probe" && status < 300) return NO_STATE;
  if (
    (role?.name !== "make" && role?.name !== "succeed") ||
    status < 300 ||
    (last && role.name === "succeed")
  )
    return undefined;
  return `${operation.name} does not succeed in the target's present state (status ${status}): nothing can follow it`;
}

function judgeStep(
  { contract, strict }: Sending,
  { made, step, reply, before }: { made: Case; step: FollowStep; reply: Reply; before: readonly Exchange[] },
): readonly Finding[] {
  const { operation, request, expect, wrong } = step;
  const stepCase: Case = { ...made, operation, request, expect };
  const verdict = judge({ case: stepCase, request, reply, baseStatus: undefined, contract, strict });
  const findings = "findings" in verdict ? verdict.findings : [];
  // A wrong form must not hide that there should be no such answer at all.
  if (step.role)
    return [...findings, ...roleFindings(made, step, reply), ...lookFindings(made, step, { reply, before })];
  if (findings.length > 0) return findings;
  if (!wrong?.statuses.includes(reply.status)) return [];
  const message = `${operation.name} answers with status ${reply.status}, though ${wrong.because}.`;
  return [caseFinding("link-followed", { case: made }, message)];
}

/** What the answer says against those before it. */
function lookFindings(
  made: Case,
  { role, operation, request }: FollowStep,
  { reply, before }: { reply: Reply; before: readonly Exchange[] },
): Finding[] {
  const told = reply.status < 300 ? role?.looks?.(reply, before, request) : undefined;
  return told === undefined ? [] : [caseFinding("state-kept", { case: made }, `${operation.name} ${told}.`)];
}

function roleFindings(made: Case, { role, operation }: FollowStep, { status }: Reply): Finding[] {
  const wrong =
    role?.name === "succeed" ? status === 404 || status === 410 : role?.name === "refuse" && status < 300;
  if (!role || !wrong) return [];
  const message = `${operation.name} answers with status ${status}, though ${role.because}.`;
  return [caseFinding("state-kept", { case: made }, message)];
}
