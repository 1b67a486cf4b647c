import type { Operation, Outcome } from "./operation.ts";

/** The outcome of a status: by the status itself, else by its range, else by `default`. */
export function findOutcome({ outcomes }: Operation, status: number): Outcome | undefined {
  const find = (wanted: number | string) => outcomes.find((outcome) => outcome.status === wanted);
  return find(status) ?? find(`${Math.trunc(status / 100)}XX`) ?? find("default");
}

/**
 * The outcome of a successful reply; undefined for an error. An undeclared 2xx is a success, too, as in HTTP:
 * it is read as the first declared one.
 */
export function findSuccess(operation: Operation, status: number): Outcome | undefined {
  const other = status >= 200 && status < 300 ? operation.outcomes[0] : undefined;
  const outcome = findOutcome(operation, status) ?? other;
  return outcome?.error ? undefined : outcome;
}

/** The outcome of an error name: of several the one with the status, else the first. */
export function findError(operation: Operation, name: string, status?: number): Outcome | undefined {
  const outcomes = operation.outcomes.filter(({ error }) => error === name);
  return status === undefined ? outcomes[0] : findOutcome({ ...operation, outcomes }, status);
}
