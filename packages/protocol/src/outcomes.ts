import type { Operation, Outcome } from "./operation.ts";

/** The outcome that a status is: by the status itself, else by its range, else by `default`. */
export function findOutcome({ outcomes }: Operation, status: number): Outcome | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  for (const wanted of [status, range, "default"]) {
    const outcome = outcomes.find((one) => one.status === wanted);
    if (outcome) return outcome;
  }
  return undefined;
}

/**
 * The outcome of a reply of success; undefined for an error. An AWS service may answer with another 2xx than it
 * declares; elsewhere such a reply counts as an error, for nothing says what is in it.
 */
export function findSuccess(operation: Operation, status: number): Outcome | undefined {
  const outcome = findOutcome(operation, status);
  if (outcome) return outcome.error ? undefined : outcome;
  return operation.service.profile === "aws" && status > 199 && status < 300
    ? operation.outcomes.find(({ error }) => !error)
    : undefined;
}

/** The outcome that an error of a name has: of several the one of the status, else the first. */
export function findError(operation: Operation, name: string, status?: number): Outcome | undefined {
  const outcomes = operation.outcomes.filter(({ error }) => error === name);
  return status === undefined ? outcomes[0] : findOutcome({ ...operation, outcomes }, status);
}
