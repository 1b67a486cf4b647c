import type { ApiOperation } from "@callsheet/document";
import type { Operations } from "./comparison.ts";

/** Operations that both versions have, and those that only one has. */
export interface PairedOperations {
  readonly pairs: readonly Operations[];
  readonly removed: readonly ApiOperation[];
  readonly added: readonly ApiOperation[];
}

/** Pairs operations by method and path; then whatever the labels are called; then by operationId. */
export function pairOperations(
  old: readonly ApiOperation[],
  fresh: readonly ApiOperation[],
): PairedOperations {
  const pairs: Operations[] = [];
  let [left, added] = [old, fresh];
  for (const nameOf of [exactRouteOf, routeOf, idOf]) {
    const byName = new Map(
      added.flatMap((one) => (nameOf(one) === undefined ? [] : [[nameOf(one), one] as const])),
    );
    const paired = new Set<ApiOperation>();
    left = left.filter((operation) => {
      const name = nameOf(operation);
      const other = name === undefined ? undefined : byName.get(name);
      if (!other || paired.has(other)) return true;
      paired.add(other);
      pairs.push({ old: operation, new: other });
      return false;
    });
    added = added.filter((operation) => !paired.has(operation));
  }
  return { pairs, removed: left, added };
}

function exactRouteOf({ method, path }: ApiOperation): string {
  return `${method} ${path}`;
}

function idOf({ operationId }: ApiOperation): string | undefined {
  return operationId;
}

/** What identifies a request: the method, and the path without the names of its labels. */
export function routeOf({ method, path }: ApiOperation): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`;
}
