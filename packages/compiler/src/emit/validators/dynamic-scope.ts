import type { Resource, Target } from "./place.ts";

/**
 * The resources that a check passed on its way to a schema, as far as they decide where `$dynamicRef` leads:
 * for each dynamic anchor, the outermost resource that has it.
 */
export interface DynamicScope {
  /** The same object for scopes in which every reference leads to the same schema. */
  readonly key: string;
  readonly anchors: ReadonlyMap<string, Target>;
}

/** The scope before any resource was entered. */
export const outermostScope: DynamicScope = { key: "", anchors: new Map() };

/** The scope inside a resource. */
export function enterResource(scope: DynamicScope, { dynamicAnchors }: Resource): DynamicScope {
  const added = [...dynamicAnchors].filter(([anchor]) => !scope.anchors.has(anchor));
  if (added.length === 0) return scope;
  const anchors = new Map([...scope.anchors, ...added]);
  const key = [...anchors].map(([anchor, { resource }]) => `${resource.id}#${anchor}`).sort();
  return { key: key.join(" "), anchors };
}
