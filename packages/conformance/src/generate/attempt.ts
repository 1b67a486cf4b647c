import { UnsatisfiableError } from "./base-value.ts";

/** Runs a generator step; undefined when it cannot make a value. */
export function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnsatisfiableError) return undefined;
    throw error;
  }
}
