import { statSync } from "node:fs";
import path from "node:path";
import { displayPath } from "@callsheet/compiler/project";
import { createBatch } from "./change-batch.ts";
import { watchFiles } from "./watch-files.ts";
import { watchFolder } from "./watch-folder.ts";

/** Watched documents. */
export interface DocumentWatcher {
  /** Watches the files that documents refer to, wherever they are, instead of the previous ones. */
  follow(parts: readonly string[]): void;
  stop(): void;
}

/**
 * Calls back with the files that a save changed: in folders of documents at any depth, and single documents
 * with what they refer to.
 */
export function watchDocuments(
  specs: readonly string[],
  onChange: (files: readonly string[]) => Promise<void>,
): DocumentWatcher {
  const batch = createBatch(onChange);
  const note = (file: string) => batch.note(displayPath(file));
  const folders = specs.filter((spec) => statSync(spec).isDirectory());
  const single = specs.filter((spec) => !folders.includes(spec));
  const stops = folders.map((folder) => watchFolder(folder, note));
  const files = watchFiles(note);
  files.follow(single);
  return {
    follow(parts) {
      const outside = parts.filter((part) => !folders.some((folder) => part.startsWith(folder + path.sep)));
      files.follow([...single, ...outside]);
    },
    stop() {
      batch.stop();
      for (const stop of [...stops, files.stop]) stop();
    },
  };
}
