import { formatPointer, pointerSteps, type SourceFile } from "@callsheet/document";
import { isObject, type Located, listSteps, memberOf, type Steps } from "../source/located.ts";
import type { SpecSources } from "../spec-sources.ts";

/** The target of a `$ref`, or a sentence on why it leads nowhere; neither if that is reported elsewhere. */
export interface Resolved {
  readonly target?: Located;
  readonly problem?: string | undefined;
}

const mostHops = 64;
const caches = new WeakMap<SpecSources, Map<SourceFile, Map<string, Resolved>>>();

/** The target of a `$ref` at a place, one step far. Each is resolved once per run. */
export function resolveReference(sources: SpecSources, at: Located, reference: string): Resolved {
  const cache = cacheOf(sources, at.file);
  const isPlain = sources.resolver.resourcesOf(at.file).isPlain;
  const known = isPlain ? cache.get(reference) : undefined;
  if (known) return known;
  const from = isPlain ? "" : formatPointer(listSteps(at.steps));
  const resolution = sources.resolver.resolve(reference, at.file, from);
  const resolved: Resolved =
    "spot" in resolution
      ? {
          target: {
            file: resolution.spot.file,
            value: resolution.spot.value,
            steps: stepsOf(resolution.spot.pointer),
          },
        }
      : {
          problem:
            resolution.problem && `${resolution.problem}${resolution.problem.endsWith("?") ? "" : "."}`,
        };
  if (isPlain) cache.set(reference, resolved);
  return resolved;
}

/** Follows references to a value that is not a reference. Undefined if one leads nowhere or in a circle. */
export function follow(sources: SpecSources, located: Located): Located | undefined {
  let current = located;
  for (let hops = 0; hops < mostHops; hops++) {
    const reference = isObject(current.value) ? memberOf(current.value, "$ref") : undefined;
    if (typeof reference !== "string") return current;
    const { target } = resolveReference(sources, current, reference);
    if (!target) return undefined;
    current = target;
  }
  return undefined;
}

function cacheOf(sources: SpecSources, file: SourceFile): Map<string, Resolved> {
  const files = caches.get(sources) ?? new Map<SourceFile, Map<string, Resolved>>();
  caches.set(sources, files);
  const cache = files.get(file) ?? new Map<string, Resolved>();
  files.set(file, cache);
  return cache;
}

function stepsOf(pointer: string): Steps | undefined {
  return pointerSteps(pointer).reduce<Steps | undefined>((before, key) => ({ key, before }), undefined);
}
