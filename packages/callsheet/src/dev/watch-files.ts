import { type FSWatcher, watch } from "node:fs";
import path from "node:path";

/** Watched single files. */
export interface FileWatcher {
  /** Watches only these files from now on. */
  follow(files: readonly string[]): void;
  stop(): void;
}

/**
 * Calls back with each file that changes. It watches their folders, but no other files in them: editors
 * replace a file by another one.
 */
export function watchFiles(note: (file: string) => void): FileWatcher {
  const watchers = new Map<string, FSWatcher>();
  let wanted = new Set<string>();
  let stopped = false;

  function open(folder: string): FSWatcher {
    return watch(folder, (_event, name) => {
      const file = path.join(folder, name ?? "");
      if (wanted.has(file)) note(file);
    }).on("error", () => close(folder)); // it is gone: the next good save follows again
  }
  function close(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }
  return {
    follow(files) {
      if (stopped) return; // a save may still be running
      wanted = new Set(files);
      const folders = new Set(files.map((file) => path.dirname(file)));
      for (const folder of watchers.keys()) if (!folders.has(folder)) close(folder);
      for (const folder of folders) if (!watchers.has(folder)) watchers.set(folder, open(folder));
    },
    stop() {
      stopped = true;
      for (const folder of watchers.keys()) close(folder);
    },
  };
}
