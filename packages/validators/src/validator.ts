import type { Check, Collector } from "./check.ts";
import { type StandardProps, toIssue } from "./standard-schema.ts";
import type { Violation } from "./violation.ts";

/** Checks values against one named schema of the contract. Never changes the value that it checks. */
export interface Validator<T> {
  /** True when the value is valid. Stops at the first violation. */
  is(value: unknown): value is T;
  /**
   * Everything that is wrong with the value; empty when it is valid.
   *
   * @param limit Where to stop, a number of violations. By default there is no limit, so set one for values
   * of unknown size: an array of a million wrong items has a million violations.
   */
  errors(value: unknown, limit?: number): Violation[];
  /** Standard Schema v1: makes the validator usable wherever that is supported. */
  readonly "~standard": StandardProps<T>;
}

/** Makes a validator of a generated check. */
export function validator<T>(check: Check): Validator<T> {
  function errors(value: unknown, limit = Infinity): Violation[] {
    const out: Collector = { found: undefined, count: 0, limit };
    check(value, out);
    const { found = [] } = out;
    return found.length > limit ? found.slice(0, limit) : found;
  }
  return {
    is: (value): value is T => check(value),
    errors,
    "~standard": {
      version: 1,
      vendor: "callsheet",
      validate: (value) =>
        check(value)
          ? { value: value as T }
          : { issues: errors(value).map((violation) => toIssue(value, violation)) },
    },
  };
}
