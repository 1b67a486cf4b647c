import type { Operation, Outcome } from "./operation.ts";

/** The outcome that a status is: by the status itself, else by its range, else by `default`. */
export function findOutcome({ outcomes }: Operation, status: number): Outcome | undefined {
  const find = (wanted: number | string) => outcomes.find((outcome) => outcome.status === wanted);
  return find(status) ?? find(`${Math.trunc(status / 100)}XX`) ?? find("default");
}

/**
 * The outcome of a reply of success; undefined for an error. A reply with a 2xx that the document says nothing of is a success, too, as
 * HTTP has it: it is read as the first that is declared.
 */
export function findSuccess(operation: Operation, status: number): Outcome | undefined {
  const other = status >= 200 && status < 300 ? operation.outcomes[0] : undefined;
  const outcome = findOutcome(operation, status) ?? other;
  return outcome?.error ? undefined : outcome;
}

/** The outcome that an error of a name has: of several the one of the status, else the first. */
export function findError(operation: Operation, name: string, status?: number): Outcome | undefined {
  const outcomes = operation.outcomes.filter(({ error }) => error === name);
  return status === undefined ? outcomes[0] : findOutcome({ ...operation, outcomes }, status);
}
