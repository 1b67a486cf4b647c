import type { Operation, Selector } from "./operation.ts";
import { label } from "./path.ts";

/** A path template without its label names, with one character for each kind of label. */
export function pathShape(path: string): string {
  return path.replace(label, (_, __, greedy: string) => (greedy ? "\u{ffff}" : "\u{fffe}"));
}

/**
 * A text by which path templates sort in the order in which they are tried: constant text comes before a
 * label, and a label with text after it in its segment before one without.
 */
export function pathOrder(path: string): string {
  return pathShape(path).replace(/[\u{fffe}\u{ffff}](?=\/|$)/gu, "$&\u{ffff}");
}

/** A selector as one text. */
export function selectorKey({ in: place, name, value = "" }: Selector): string {
  return `${place} ${place === "header" ? name.toLowerCase() : name}=${value}`;
}

/**
 * What requests for an operation share, and no other operation may have: method, shape of the path, constant
 * query and selectors.
 */
export function routeKey({ method, path, when }: Pick<Operation, "method" | "path" | "when">): string {
  const [template = "", query = ""] = path.split(/\?(.*)/s, 2);
  const selectors = (when ?? []).map(selectorKey).sort().join();
  return `${method} ${pathShape(template)}?${query.split("&").sort().join("&")} ${selectors}`;
}
