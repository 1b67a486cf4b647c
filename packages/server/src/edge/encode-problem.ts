import { contentsOf, findOutcome, type Operation } from "@callsheet/protocol";
import type { OperationDefinition } from "../definition.ts";
import type { Fault } from "../fault.ts";
import { describeProblem } from "../validation/describe-problem.ts";
import { fillErrorBody } from "./fill-error-body.ts";
import type { Problem, ToldProblem } from "./problem.ts";
import { statusTitle } from "./status-title.ts";

/** A body with its media type. */
export interface ProblemBody {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/**
 * The body of a fault in the profile `http`: the error that the operation declares for the status, if its
 * schema has a place for the message; else problem details.
 */
export function encodeProblem(
  fault: Fault,
  {
    definition,
    requestId,
  }: { readonly definition?: OperationDefinition | undefined; readonly requestId: string },
): ProblemBody {
  const operation = definition?.operation;
  const status = operation ? statusOf(fault, operation) : fault.status;
  const problem = describe(fault, status, operation);
  const declared = definition && encodeDeclared({ ...problem, requestId }, definition);
  return declared ?? { status, type: "application/problem+json", body: JSON.stringify(problem) };
}

/** Some documents declare 422 for invalid values and have no 400. */
function statusOf({ status, violations }: Fault, operation: Operation): number {
  const declares = (one: number) => operation.outcomes.some((outcome) => outcome.status === one);
  return status === 400 && violations.length > 0 && !declares(400) && declares(422) ? 422 : status;
}

function describe(fault: Fault, status: number, operation: Operation | undefined): Problem {
  const { message, violations, members } = fault;
  const errors = operation ? violations.map((violation) => describeProblem(violation, operation)) : [];
  return {
    ...members,
    type: "about:blank",
    title: statusTitle(status),
    status,
    detail: message,
    ...(errors.length > 0 && { errors }),
  };
}

function encodeDeclared(
  problem: ToldProblem,
  { operation, errors }: OperationDefinition,
): ProblemBody | undefined {
  const { status } = problem;
  const outcomes = operation.outcomes.filter(({ error }) => error !== undefined);
  const outcome = findOutcome({ ...operation, outcomes }, status);
  if (!outcome?.body || !outcome.error || !Object.hasOwn(errors, outcome.error)) return undefined;
  const validator = errors[outcome.error];
  const contents = contentsOf(outcome);
  const content =
    contents.find(({ form }) => form === "json") ?? contents.find(({ form }) => form === "text");
  if (!validator || !content || content.type.includes("*")) return undefined;
  if (content.form === "text") return { status, type: content.type, body: textOf(problem, content.type) };
  const filled = fillErrorBody(validator, problem);
  return filled === undefined || !validator.is(filled)
    ? undefined
    : { status, type: content.type, body: JSON.stringify(filled) };
}

/** The message as a text of a media type. */
function textOf({ detail }: Problem, type: string): string {
  if (!/xml|html/i.test(type)) return detail;
  const safe = detail.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return /html/i.test(type) ? safe : `<error>${safe}</error>`;
}
