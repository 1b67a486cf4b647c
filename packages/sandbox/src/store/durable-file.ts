import { closeSync, fdatasync, fsyncSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "./store-error.ts";

/** The disk under an SQLite file in write-ahead mode. */
export interface DurableFile {
  /**
   * Syncs the journal, and so every commit before, to the disk, without blocking the event loop.
   *
   * @throws StoreError when the disk fails, or when the file is gone.
   */
  sync(): Promise<void>;
  /** @throws StoreError when the file is gone, or another one has its name. */
  assertThere(): void;
  close(): void;
}

/** Opens the journal of a file that SQLite has open. */
export function openDurableFile(path: string): DurableFile {
  // Only closing the database itself would cost SQLite its lock:
  // https://www.sqlite.org/howtocorrupt.html#posix_close_bug
  const journal = openSync(`${path}-wal`, "r+");
  const { ino, dev } = statSync(path);
  syncFolder(path);
  const assertThere = () => {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino === ino && now.dev === dev) return;
    throw new StoreError(
      "missing",
      `The store ${path} was ${now ? "replaced" : "removed"} while it was in use: bring it back, and restart.`,
    );
  };
  return {
    assertThere,
    close: () => closeSync(journal),
    sync: () =>
      new Promise((resolve, reject) => {
        fdatasync(journal, (error) => {
          try {
            if (error)
              throw new StoreError("unavailable", `The disk failed at the store ${path}: restart.`, {
                cause: error,
              });
            assertThere();
            resolve();
          } catch (problem) {
            reject(problem);
          }
        });
      }),
  };
}

/** A file lasts only if its name does. Not every system can sync a folder. */
export function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
