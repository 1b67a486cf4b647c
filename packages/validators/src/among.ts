import { deepEqual } from "./deep-equal.ts";

/** True when one of some values equals a value as JSON Schema means it. */
export function among(values: readonly unknown[], value: unknown): boolean {
  return values.some((one) => deepEqual(one, value));
}
