import type { Case } from "../cases/case.ts";
import { caseFinding } from "../checks/check.ts";
import { pause } from "./gate.ts";
import type { CaseResult } from "./result.ts";
import { type Sending, send } from "./send-case.ts";
import { isReply } from "./target.ts";

const MOST_SUSPECTS = 20;
const WAITS = 20;
const BETWEEN = 150;

/**
 * Remembers which requests were running when a target died, and tries them one at a time on one that comes
 * back.
 */
export class DeathWatch {
  private readonly unanswered = new Set<Case>();

  /** Looks at the result of a case. */
  observe({ case: made, sent }: CaseResult): void {
    const last = sent.at(-1)?.outcome;
    if (last === undefined) return;
    // Whoever answers is alive: an earlier closed connection did not end it.
    if (isReply(last)) this.unanswered.clear();
    else if (this.unanswered.size < MOST_SUSPECTS) this.unanswered.add(made);
  }

  /** The cases one of which ended the target: those that it has not answered since its last answer. */
  suspects(): Case[] {
    return [...this.unanswered];
  }

  /**
   * Tries each suspect alone, if the target comes back: the result of the first that ends it again, or
   * undefined.
   */
  async culprit(sending: Sending, alive: Case | undefined): Promise<CaseResult | undefined> {
    if (!alive) return undefined;
    for (const made of this.suspects()) {
      if (!(await answers(sending, alive))) return undefined;
      const sent = await send(sending, made.request, made.starts ?? made.operation);
      if (isReply(sent.outcome) || (sent.outcome.failure !== "closed" && sent.outcome.failure !== "refused"))
        continue;
      const again = await sending.target.send(alive.request, sending.limits);
      if (isReply(again)) continue;
      const message = "This request ends the target: it answered before, and no longer does after it.";
      const findings = [caseFinding("answers", { case: made }, message)];
      return {
        case: made,
        outcome: "failed",
        findings,
        sent: [sent],
        milliseconds: sent.outcome.milliseconds,
      };
    }
    return undefined;
  }
}

async function answers({ target, limits }: Sending, alive: Case): Promise<boolean> {
  for (let wait = 0; wait < WAITS; wait++) {
    if (isReply(await target.send(alive.request, limits))) return true;
    await pause(BETWEEN);
  }
  return false;
}
