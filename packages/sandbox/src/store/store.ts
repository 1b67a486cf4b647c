import type { Batch } from "./batch.ts";
import type { Schema, WorldTable } from "./schema.ts";
import type { Statement, Value } from "./statement.ts";

/** A connection that runs statements. */
export interface Connection {
  /**
   * Runs a statement and returns its rows.
   *
   * @throws StoreError when the store cannot do it.
   */
  all<Parameters extends { [name: string]: Value }, Row>(
    statement: Statement<Parameters, Row>,
    parameters: NoInfer<Parameters>,
  ): Promise<Row[]> | Row[];
  /** Inserts rows of one table. */
  insert<Table extends WorldTable>(table: Table, rows: readonly Schema[Table][]): Promise<void>;
  /**
   * Applies a batch as a whole; false when it was not applied, because the world has changed. Absent where
   * acts cost no round trips.
   *
   * @throws StoreError
   */
  commit?(batch: Batch): Promise<boolean>;
}

/** A store: SQL that keeps what it has acknowledged. */
export interface Store extends Connection {
  /** What the store is and where, without secrets, for people to read. */
  readonly description: string;
  /** True when other processes may change its contents. */
  readonly shared: boolean;
  /**
   * Runs `work` as one transaction. It is durable when the promise resolves; when `work` throws, none of it
   * stays. `work` may run again when the store asks for it, so it must have no other effect.
   *
   * @throws What `work` throws, or StoreError.
   */
  act<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>;
  /** Checks whether the store can be used. @throws StoreError when it cannot, within a few seconds. */
  check(): Promise<void>;
  /** Closes the store when running acts are done. */
  close(): Promise<void>;
}
