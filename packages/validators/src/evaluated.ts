/**
 * The members and items of one value that schemas have evaluated, for `unevaluatedProperties` and
 * `unevaluatedItems`.
 */
export interface Evaluated {
  /** True when every member was evaluated. */
  all: boolean;
  readonly names: Set<string>;
  /** How many items were evaluated, counted from the first. */
  upTo: number;
  readonly items: Set<number>;
}

/** Nothing evaluated yet. */
export function evaluated(): Evaluated {
  return { all: false, names: new Set(), upTo: 0, items: new Set() };
}

/** Adds to `target` what `source` holds. */
export function merge(target: Evaluated, source: Evaluated): void {
  target.all ||= source.all;
  target.upTo = Math.max(target.upTo, source.upTo);
  for (const name of source.names) target.names.add(name);
  for (const item of source.items) target.items.add(item);
}

/** Notes members by their names. Returns false, to be usable in conditions. */
export function note(target: Evaluated, names: Iterable<string>): false {
  for (const name of names) target.names.add(name);
  return false;
}

/** Notes items from the first on. Returns false, to be usable in conditions. */
export function noteItems(target: Evaluated, count: number): false {
  target.upTo = Math.max(target.upTo, count);
  return false;
}
