import { deepEqual } from "./deep-equal.ts";

/** True when one of some values equals a value by JSON Schema's rules. */
export function among(values: readonly unknown[], value: unknown): boolean {
  return values.some((one) => deepEqual(one, value));
}
