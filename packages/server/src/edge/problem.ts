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
  /** The broken rules, where there are any. */
  readonly errors?: readonly ProblemError[];
}

/** A problem, and the id that the request has in the answer's headers and in the log. */
export interface ToldProblem extends Problem {
  readonly requestId: string;
}
