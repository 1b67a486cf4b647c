import type { SourceFile } from "@callsheet/document";
import { isObject, type Located, memberOf, rootOf } from "./source/located.ts";
import type { SpecSources } from "./spec-sources.ts";
import { follow } from "./walk/resolve-reference.ts";

/**
 * A document whose references are replaced by their targets, as Spectral passes documents to rules. Values
 * are shared, not copied, so it is no larger than the files; circular references give a circular graph.
 */
export function resolvedGraph(document: SourceFile, sources: SpecSources): unknown {
  const made = new Map<object, unknown>();
  const open: [located: Located, shell: Record<string, unknown> | unknown[]][] = [];
  const shellOf = (start: Located): unknown => {
    const isReference = isObject(start.value) && typeof memberOf(start.value, "$ref") === "string";
    const located = (isReference && follow(sources, start)) || start;
    const { value } = located;
    if (typeof value !== "object" || value === null) return value;
    const known = made.get(value);
    if (known) return known;
    const shell = Array.isArray(value) ? [] : {};
    made.set(value, shell);
    open.push([located, shell]);
    return shell;
  };
  const root = shellOf(rootOf(document));
  for (let next = open.pop(); next; next = open.pop()) {
    const [{ file, value }, shell] = next;
    for (const [key, child] of Object.entries(value as object))
      (shell as Record<string, unknown>)[key] = shellOf({ file, value: child, steps: undefined });
  }
  return root;
}

/** The place in the files of a path through the graph: the steps are walked again, from file to file. */
export function placeInFiles(
  document: SourceFile,
  path: readonly (string | number)[],
  sources: SpecSources,
): Located {
  let located = follow(sources, rootOf(document)) ?? rootOf(document);
  for (const step of path) {
    const { file, value, steps } = located;
    const next: Located = {
      file,
      value: memberOf(value, String(step)),
      steps: { key: String(step), before: steps },
    };
    if (next.value === undefined) return next;
    located = follow(sources, next) ?? next;
  }
  return located;
}
