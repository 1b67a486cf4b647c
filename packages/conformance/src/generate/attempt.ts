import { UnsatisfiableError } from "./base-value.ts";

/** Runs a generator step; undefined when it can make no value. */
export function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnsatisfiableError) return undefined;
    throw error;
  }
}
