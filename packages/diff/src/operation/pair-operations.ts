import type { ApiOperation } from "@callsheet/document";
import type { Operations } from "./comparison.ts";

/** Operations of both versions that are the same one, and those that one version alone has. */
export interface PairedOperations {
  readonly pairs: readonly Operations[];
  readonly removed: readonly ApiOperation[];
  readonly added: readonly ApiOperation[];
}

/** Pairs operations by method and path, whatever the labels are called; then by operationId. */
export function pairOperations(
  old: readonly ApiOperation[],
  fresh: readonly ApiOperation[],
): PairedOperations {
  const byRoute = new Map(fresh.map((operation) => [routeOf(operation), operation]));
  const pairs: Operations[] = [];
  const left: ApiOperation[] = [];
  for (const operation of old) {
    const other = byRoute.get(routeOf(operation));
    if (other) {
      pairs.push({ old: operation, new: other });
      byRoute.delete(routeOf(operation));
    } else left.push(operation);
  }
  const byId = new Map(
    [...byRoute.values()].flatMap((one) => (one.operationId ? [[one.operationId, one]] : [])),
  );
  const removed: ApiOperation[] = [];
  for (const operation of left) {
    const other = operation.operationId === undefined ? undefined : byId.get(operation.operationId);
    if (!other) {
      removed.push(operation);
      continue;
    }
    pairs.push({ old: operation, new: other });
    byRoute.delete(routeOf(other));
  }
  return { pairs, removed, added: [...byRoute.values()] };
}

/** What a request goes by: the method, and the path without the names of its labels. */
export function routeOf({ method, path }: ApiOperation): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`;
}
