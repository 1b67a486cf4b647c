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
  /** JSON pointer of the schema, from the definitions on. */
  readonly pointer: string;
  /** The function and the locations that it speaks of; empty until it is written. */
  text: string;
  /** Why there is no function. */
  problem: SchemaProblem | undefined;
  /** The checks that it calls, of the same value and of parts of it. */
  readonly calls: CheckUnit[];
  /** Those of them that it calls with the same value. */
  readonly inPlace: CheckUnit[];
  readonly constants: Constant[];
  readonly runtime: RuntimeName[];
}

/** Adds to a short list what is not in it. A set for each of the lists of each unit would cost more than all the rest. */
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
