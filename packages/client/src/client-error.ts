import type { Attempt } from "./attempt.ts";

/** The class of every fault of a call. What caused it is its `cause`. */
export abstract class ClientError extends Error {
  /** The operation's name, such as `GetStage`. */
  declare readonly operation: string;
  /** How often the request was sent, or tried to be. */
  declare readonly attempts: number;

  /** Makes a sentence of the request and what happened to it. What is in `cause`, or beneath it, is added. */
  constructor(what: string, { operation: { name }, attempt, request }: Attempt, cause?: unknown) {
    super(`${request ? `${request.method} ${request.url}` : name} ${what}`, { cause });
    Object.assign(this, { operation: name, attempts: attempt });
  }
}

/** A colon and what a thrown value says, or the fault beneath it that `fetch` hides. */
export function because(thrown: unknown): string {
  const error = thrown as Error | undefined;
  return `: ${(error?.cause as Error | undefined)?.message || error?.message || thrown}`;
}
