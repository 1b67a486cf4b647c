import type { WorldRow, WorldTable } from "./schema.ts";
import type { Value } from "./statement.ts";

/** A row that a batch writes: columns and values, keys included. */
export interface RowWrite {
  readonly table: WorldTable;
  readonly kind: "insert" | "update";
  readonly row: Readonly<Record<string, Value>>;
}

/** What one or more acts of a world do, applied together or not at all. */
export interface Batch {
  /** The world as the acts have seen it: if it has changed since, nothing is done. */
  readonly seen: WorldRow;
  /** The world's row after the acts. */
  readonly next: WorldRow;
  /** Keys that must not exist yet: if one does, nothing is done. */
  readonly absent: readonly { readonly table: WorldTable; readonly key: Readonly<Record<string, Value>> }[];
  readonly writes: readonly RowWrite[];
}
