import { accessSync, constants, existsSync, linkSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openDurableFile, syncFolder } from "./durable-file.ts";
import { createSqliteStore, type SqliteDatabase } from "./sqlite-store.ts";
import type { Store } from "./store.ts";
import { StoreError, type StoreFault } from "./store-error.ts";

/** Opens a store in memory: it lives as long as the process. */
export function openMemoryStore(): Promise<Store> {
  return createSqliteStore(adapt(new DatabaseSync(":memory:"), "in memory"), "in memory");
}

/**
 * Opens the store in a file, or creates it. What an act has acknowledged is on disk: the journal is written
 * ahead and synced before anybody hears of a commit. One process has the file at a time.
 *
 * @throws StoreError in one line when the file is locked, damaged, empty, read-only, of a newer version or no
 * store.
 */
export async function openFileStore(path: string): Promise<Store> {
  if (!existsSync(path)) await createFile(path);
  if (statSync(path).isDirectory())
    throw new StoreError("unavailable", `The store ${path} is a folder: name a file in it.`);
  assertWritable(path);
  if (statSync(path).size === 0) {
    throw new StoreError(
      "corrupt",
      `The store ${path} is an empty file: bring back a copy, or remove it to begin a new one.`,
    );
  }
  const database = openDatabase(path);
  try {
    assertStore(database, path);
    return await createSqliteStore(last(database, path), path);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Makes commits last: all that are in the journal when it is synced, off the event loop. */
function last(database: SqliteDatabase, path: string): SqliteDatabase {
  const file = openDurableFile(path);
  return {
    ...database,
    gather: () => new Promise(setImmediate),
    sync: file.sync,
    relieve: (error) => error instanceof StoreError && error.fault === "full" && checkpoint(database),
    assertUsable: file.assertThere,
    close() {
      file.close();
      database.close();
    },
  };
}

/**
 * Moves the journal into the file and restarts it, so that it needs no more of the disk. False when that
 * fails, too.
 */
function checkpoint(database: SqliteDatabase): boolean {
  try {
    database.prepare("pragma wal_checkpoint(truncate)").all([]);
    return true;
  } catch {
    return false;
  }
}

/** SQLite must be able to write next to its file as well. */
function assertWritable(path: string): void {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw new StoreError("read-only", unwritable(path), { cause: error });
  }
}

/**
 * Creates the file under another name and gives it its own name when it is complete: a killed start leaves no
 * half store behind, and two at once end with one file.
 */
async function createFile(path: string): Promise<void> {
  if (existsSync(`${path}-wal`)) {
    throw new StoreError(
      "missing",
      `The store ${path} is gone but its journal ${path}-wal is there: bring the store back, or remove the journal.`,
    );
  }
  const draft = `${path}.${process.pid}.new`;
  try {
    const store = await createSqliteStore(openDatabase(draft, path), path);
    await store.close();
    linkSync(draft, path);
    syncFolder(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw explain(error, path);
  } finally {
    for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(`${draft}${suffix}`, { force: true });
  }
}

function openDatabase(file: string, path = file): SqliteDatabase {
  try {
    const database = new DatabaseSync(file);
    // The lock comes before the journal mode: then no second process can look in, and none needs shared
    // memory. `normal` syncs the journal when it restarts; the store itself does that for each commit.
    database.exec("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal");
    database.exec("begin immediate; commit");
    return adapt(database, path);
  } catch (error) {
    throw explain(error, path);
  }
}

/** Checks whether the file is whole, and a store at all. */
function assertStore(database: SqliteDatabase, path: string): void {
  try {
    const [check] = database.prepare("pragma quick_check(1)").all([]) as { quick_check: string }[];
    if (check?.quick_check !== "ok") throw new StoreError("corrupt", corrupt(path, check?.quick_check));
    const names = database.prepare("select name from sqlite_master where type = 'table'").all([]) as {
      name: string;
    }[];
    if (!names.some(({ name }) => name === "kysely_migration")) {
      throw new StoreError(
        "foreign",
        `${path} is an SQLite file but not a sandbox's store: name another file.`,
      );
    }
  } catch (error) {
    throw explain(error, path);
  }
}

function adapt(database: DatabaseSync, path: string): SqliteDatabase {
  return {
    prepare(sql) {
      const prepared = database.prepare(sql);
      return { all: (values) => prepared.all(...values) };
    },
    inTransaction: () => database.isTransaction,
    explain: (error) => explain(error, path),
    close: () => database.close(),
  };
}

const corrupt = (path: string, detail = "") =>
  `The store ${path} is damaged${detail && ` (${detail.split("\n")[0]})`}: bring back a copy, or name another file. Nothing was changed.`;

function unwritable(path: string): string {
  return `The store ${path} cannot be written: make the file and its folder writable.`;
}

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const faults: Readonly<Record<number, readonly [fault: StoreFault, message: (path: string) => string]>> = {
  5: [
    "locked",
    (path) =>
      `The store ${path} is in use by another process: stop that one, name another store, or use PostgreSQL (DATABASE_URL) for several.`,
  ],
  8: ["read-only", unwritable],
  10: ["unavailable", (path) => `The disk failed at the store ${path}.`],
  11: ["corrupt", (path) => corrupt(path)],
  13: ["full", (path) => `The disk of the store ${path} is full: free space, and it goes on.`],
  14: [
    "unavailable",
    (path) => `The store ${path} cannot be opened: the folder ${dirname(path)} must exist and be writable.`,
  ],
  26: ["corrupt", (path) => corrupt(path, "not an SQLite file")],
};

function explain(error: unknown, path: string): unknown {
  const code = (error as { errcode?: number }).errcode;
  const known = code === undefined ? undefined : faults[code & 0xff];
  return known ? new StoreError(known[0], known[1](path), { cause: error }) : error;
}
