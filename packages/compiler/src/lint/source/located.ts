import { isObject, type JsonObject, type SourceFile } from "@callsheet/document";

export { isObject, type JsonObject };

/** The steps of a JSON pointer, last one first. Walks share their common part. */
export interface Steps {
  readonly key: string;
  readonly before: Steps | undefined;
}

/** A value of a file, with its place. */
export interface Located {
  readonly file: SourceFile;
  readonly value: unknown;
  /** None for the whole file. */
  readonly steps: Steps | undefined;
}

/** The root of a file. */
export function rootOf(file: SourceFile): Located {
  return { file, value: file.value, steps: undefined };
}

/** An own member of an object or list; undefined for everything else. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as JsonObject)[key]
    : undefined;
}

/** The members of an object by name, or the items of a list by index; none for everything else. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** A member of a located value, even a missing one. */
export function childOf({ file, value, steps }: Located, key: string): Located {
  return { file, value: memberOf(value, key), steps: { key, before: steps } };
}

/** The members of a located value. */
export function childrenOf(located: Located): (Located & { readonly key: string })[] {
  return Object.keys(located.value ?? {}).map((key) => ({ ...childOf(located, key), key }));
}

/** The steps in the order in which a pointer lists them. */
export function listSteps(steps: Steps | undefined): string[] {
  const list: string[] = [];
  for (let step = steps; step; step = step.before) list.push(step.key);
  return list.reverse();
}

/** The value at the end of steps through a file; undefined if there is none. */
export function locate(file: SourceFile, steps: readonly string[]): Located | undefined {
  let located = rootOf(file);
  for (const step of steps) {
    located = childOf(located, step);
    if (located.value === undefined) return undefined;
  }
  return located;
}
