import sqlite3InitModule from "@sqlite.org/sqlite-wasm";
import { createSqliteStore, type SqliteDatabase } from "./sqlite-store.ts";
import type { Store } from "./store.ts";

/**
 * Opens a store in memory over SQLite's WebAssembly build, for browsers. It lives as long as the page or the
 * worker.
 */
export async function openWasmStore(): Promise<Store> {
  const { oo1, capi } = await sqlite3InitModule();
  const database = new oo1.DB(":memory:");
  const adapted: SqliteDatabase = {
    prepare(sql) {
      const prepared = database.prepare(sql);
      return {
        all(values) {
          const rows: unknown[] = [];
          try {
            if (values.length > 0) prepared.bind([...values]);
            while (prepared.step()) rows.push(prepared.get({}));
          } finally {
            prepared.reset(true);
          }
          return rows;
        },
      };
    },
    inTransaction: () =>
      database.pointer !== undefined && capi.sqlite3_get_autocommit(database.pointer) === 0,
    explain: (error) => error,
    close: () => database.close(),
  };
  return createSqliteStore(adapted, "in memory");
}
