import type { Operation } from "@callsheet/protocol";

/** The operations that a module of the contract exports, each by its name in code. */
export function operationsIn(contract: object): readonly (readonly [string, Operation])[] {
  return Object.entries(contract).filter(
    (entry): entry is [string, Operation] => typeof entry[1] === "object" && "method" in entry[1],
  );
}

/**
 * Handlers of every operation of a module of the contract: each returns the result of `answer` for it and its
 * name in code.
 */
export function answerOperations<Handlers>(
  contract: object,
  answer: (operation: Operation, name: string) => unknown,
): Handlers {
  const handlers = operationsIn(contract).map(([name, operation]) => [name, () => answer(operation, name)]);
  return Object.fromEntries(handlers) as Handlers;
}
