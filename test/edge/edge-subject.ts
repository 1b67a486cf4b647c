import type { FetchHandler } from "@callsheet/protocol";

/** The subject of the edge suite: anything that answers for the three services. */
export interface EdgeSubject {
  readonly name: string;
  /**
   * What the subject knows. `known`: the things of `known.ts`, which no call changes. `changing`: the same,
   * with state: a call that others have already made may be a conflict. `everything`: no id is unknown, as in
   * a mock.
   */
  readonly knows: "known" | "changing" | "everything";
  /** True when answers repeat the request, as the test handlers do. */
  readonly echoes?: true;
  /** Who may answer before the edge, as in `BadRequest.before`. Default: nobody. */
  readonly behind?: "parser" | "Request";
  /** True when it can be called as a fetch handler, too, so that the cases without a port run. */
  readonly isHandler?: true;
  /** Starts the subject; the suite does so once, and closes it at the end. */
  start(): Promise<RunningSubject>;
  /**
   * The same as a fetch handler with `auth: "well-formed"`. Default: signatures are not part of the suite.
   */
  signed?(): Promise<FetchHandler>;
}

/** A subject that listens. */
export interface RunningSubject {
  readonly port: number;
  /** The same services without a port, where `isHandler` is true. */
  readonly handler?: FetchHandler;
  close(): unknown;
}

/** A right answer as a case states it. */
export interface RightAnswer {
  readonly status: number | readonly number[];
  readonly error?: string;
}

/**
 * The statuses and error types that are right for a subject: another state of the world allows other answers.
 */
export function rightAnswers({ knows }: EdgeSubject, { status, error }: RightAnswer) {
  const right: { status: number; error: string | undefined }[] = [status]
    .flat()
    .map((one) => ({ status: one, error }));
  if (knows === "changing" && right.some((one) => one.status === 200))
    right.push({ status: 409, error: "ConflictException" });
  if (knows === "everything" && error === "ResourceNotFoundException")
    right.push({ status: 200, error: undefined });
  return right;
}
