import type { Attempt } from "./attempt.ts";

/** The class of every fault of a call. What caused it is its `cause`. */
export abstract class ClientError extends Error {
  /** The operation's name, such as `GetStage`. */
  readonly operation: string;
  /** How often the request was sent, or tried to be. */
  readonly attempts: number;

  /** Makes a sentence of the request and what happened to it. */
  constructor(
    what: string,
    { operation, attempt, request }: Pick<Attempt, "operation" | "attempt" | "request">,
    cause?: unknown,
  ) {
    super(`${request ? `${request.method} ${request.url}` : operation.name} ${what}`, { cause });
    this.operation = operation.name;
    this.attempts = attempt;
  }
}

/** What a thrown value says, or the fault beneath it that `fetch` hides. */
export function describeCause(thrown: unknown): string {
  const error = thrown as Error | undefined;
  return (error?.cause as Error | undefined)?.message || error?.message || String(thrown);
}
