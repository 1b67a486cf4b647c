import { CouldNotRunError } from "./could-not-run-error.ts";
import type { CaseResult } from "./result.ts";
import { isReply } from "./target.ts";

/** This many cases in a row without any answer end a run: the target hangs, or never was one. */
const SILENCE = 12;

/** Watches whether the target still answers. */
export class SilenceWatch {
  /** Why the run must end, if it must. */
  aborted: string | undefined;
  /** True when the target refused a connection after it had answered before. */
  died = false;
  private readonly target: string;
  private answered = false;
  private silent = 0;

  constructor(target: string) {
    this.target = target;
  }

  /**
   * Looks at the result of a case.
   * @throws CouldNotRunError when the target has never answered
   */
  observe({ case: made, sent: [first] }: CaseResult): void {
    if (!first || (!isReply(first.outcome) && first.outcome.failure === "unsendable")) return;
    if (isReply(first.outcome)) {
      this.answered = true;
      this.silent = 0;
      return;
    }
    const { failure, message } = first.outcome;
    if (!this.answered && failure === "refused")
      throw new CouldNotRunError(`${this.target} does not answer: ${message}. Is it running?`);
    this.silent++;
    if (failure === "refused") {
      this.died ||= this.aborted === undefined;
      this.aborted ??= `the target stopped answering at ${made.id}`;
    } else if (this.silent < SILENCE) return;
    else if (!this.answered)
      throw new CouldNotRunError(`${this.target} answered none of ${SILENCE} requests: ${message}`);
    // A closed connection costs no time: the next operation may fare better.
    else if (failure === "timeout")
      this.aborted ??= `the target answered none of the last ${SILENCE} cases in time`;
  }
}
