import type { OperationExchange } from "../state/expression.ts";

/** Values by name. */
export type Values = ReadonlyMap<string, unknown>;

/** What expressions of a workflow can see. */
export interface Scope {
  readonly inputs: Values;
  /** The outputs of the workflow itself, or of the one that a step called. */
  readonly outputs: Values;
  /** The outputs of the steps so far. */
  readonly steps: ReadonlyMap<string, Values>;
  readonly workflows: ReadonlyMap<string, { readonly inputs: Values; readonly outputs: Values }>;
  readonly sourceUrls: ReadonlyMap<string, string>;
  /** The latest call, if the expression is about one. */
  readonly exchange?: OperationExchange;
}
