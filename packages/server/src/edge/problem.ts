import type { ProblemError } from "../validation/describe-problem.ts";

/**
 * What is wrong with a request, in the form that HTTP APIs share.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The broken rules, if any. */
  readonly errors?: readonly ProblemError[];
}

/** A problem, with the id of the request in the answer's headers and in the log. */
export interface ToldProblem extends Problem {
  readonly requestId: string;
}
