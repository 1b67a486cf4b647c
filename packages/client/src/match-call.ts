import type { OutputMatcher, Waiter, WaiterAcceptor, WaiterMatcher } from "@callsheet/protocol";
import type { ServiceError } from "./errors/service-error.ts";

/** The result of a call. */
export type Called =
  | { readonly output: unknown; readonly error?: undefined }
  | { readonly error: ServiceError };

/** The acceptor of a waiter that decides what a call means; undefined when none matches. */
export function matchCall({ acceptors }: Waiter, called: Called): WaiterAcceptor | undefined {
  return acceptors.find(({ matcher }) => matches(matcher, called));
}

function matches(matcher: WaiterMatcher, called: Called): boolean {
  if ("success" in matcher) return matcher.success === (called.error === undefined);
  if ("errorType" in matcher) return called.error?.name === matcher.errorType;
  return called.error === undefined && hasValue(matcher.output, called.output);
}

function hasValue({ path, comparator, expected }: OutputMatcher, output: unknown): boolean {
  const values = valuesAt(output, path.replaceAll("[]", ".[]").split("."));
  const isIt = (value: unknown) =>
    comparator === "booleanEquals"
      ? typeof value === "boolean" && String(value) === expected
      : value === expected;
  return comparator === "anyStringEquals" ? values.some(isIt) : values.length > 0 && values.every(isIt);
}

/** The target of a path: one value, or those of a list. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return [value];
  if (step === "[]") return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, step);
  return isThere ? valuesAt((value as Record<string, unknown>)[step], rest) : [];
}
