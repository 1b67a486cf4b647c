import { reasonOf } from "#platform";
import type { Attempt } from "./attempt.ts";

/** The class of every fault of a call. What caused it is its `cause`. */
export abstract class ClientError extends Error {
  /** The operation's name, such as `GetStage`. */
  declare readonly operation: string;
  /** How often the request was sent, or tried to be. */
  declare readonly attempts: number;

  /** Makes a sentence of the request, what happened to it and what the cause says. */
  constructor(
    what: string,
    { operation: { name }, attempt, request }: Attempt,
    cause?: unknown,
    why = reasonOf(cause as Error | undefined),
  ) {
    super(
      `${request ? `${request.method} ${request.url}` : name} ${what}${why ? `: ${why}` : ""}`,
      (cause && { cause }) as ErrorOptions,
    );
    this.operation = name;
    this.attempts = attempt;
  }
}
