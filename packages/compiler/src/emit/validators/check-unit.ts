import type { SchemaProblem } from "./schema-problem.ts";

/** A constant of the module: a regular expression, a list of allowed values. */
export interface Constant {
  readonly name: string;
  readonly initializer: string;
}

/** What the runtime of the validators package offers to checks. */
export type RuntimeName =
  | "among"
  | "areDateTimes"
  | "boundedPattern"
  | "contains"
  | "deepEqual"
  | "duplicates"
  | "each"
  | "evaluated"
  | "fail"
  | "findWrong"
  | "isBetween"
  | "isDate"
  | "isDateTime"
  | "isLonger"
  | "isMultipleOf"
  | "isObject"
  | "isRegex"
  | "isShorter"
  | "isTime"
  | "length"
  | "linearPattern"
  | "member"
  | "merge"
  | "name"
  | "none"
  | "note"
  | "noteItems"
  | "noting"
  | "ownMembers"
  | "range"
  | "sub"
  | "tally"
  | "trial"
  | "when";

/** One function of the module: the check of one schema. */
export interface CheckUnit {
  readonly name: string;
  /** JSON pointer of the schema, relative to the definitions. */
  readonly pointer: string;
  /** The function and its locations; empty until it is written. */
  text: string;
  /** Why there is no function. */
  problem: SchemaProblem | undefined;
  /** The checks that it calls, for the same value and for parts of it. */
  readonly calls: CheckUnit[];
  /** Those that it calls with the same value. */
  readonly inPlace: CheckUnit[];
  readonly constants: Constant[];
  readonly runtime: RuntimeName[];
}

/**
 * Adds missing entries to a short list. A set for each of the lists of each unit would cost more than
 * everything else.
 */
export function addOnce<T>(list: T[], item: T): void {
  if (!list.includes(item)) list.push(item);
}

/** A check that is not written yet. */
export function createUnit(name: string, pointer: string): CheckUnit {
  return {
    name,
    pointer,
    text: "",
    problem: undefined,
    calls: [],
    inPlace: [],
    constants: [],
    runtime: [],
  };
}
