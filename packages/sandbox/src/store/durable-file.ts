import { closeSync, fdatasync, fsyncSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "./store-error.ts";

/** The disk under an SQLite file whose journal is written ahead. */
export interface DurableFile {
  /**
   * Brings the journal, and so every commit before, to the disk, without holding up the event loop.
   *
   * @throws StoreError when the disk fails, or when the file is not there any more.
   */
  sync(): Promise<void>;
  /** @throws StoreError when the file is not there any more, or another one has its name. */
  assertThere(): void;
  close(): void;
}

/** Opens the journal of a file that SQLite has open. */
export function openDurableFile(path: string): DurableFile {
  // Only closing the database itself would cost SQLite its lock: https://www.sqlite.org/howtocorrupt.html#posix_close_bug
  const journal = openSync(`${path}-wal`, "r+");
  const { ino, dev } = statSync(path);
  syncFolder(path);
  const assertThere = () => {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino === ino && now.dev === dev) return;
    throw new StoreError(
      "missing",
      `The store ${path} was ${now ? "replaced" : "removed"} while it was in use: bring it back, and start again.`,
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
              throw new StoreError("unavailable", `The disk failed at the store ${path}: start again.`, {
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

/** A file lasts when its name does. Not every system can say so of a folder. */
export function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
