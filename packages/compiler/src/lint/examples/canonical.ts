import { isObject } from "../source/located.ts";

/** True for values that JSON takes for the same. */
export function isSame(left: unknown, right: unknown): boolean {
  return (
    left === right ||
    (typeof left === "object" && typeof right === "object" && canonical(left) === canonical(right))
  );
}

/** A text that equal values share, whatever the order of their members. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "";
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join()}}`;
}
