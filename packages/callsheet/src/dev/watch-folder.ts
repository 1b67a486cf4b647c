import { existsSync, watch } from "node:fs";
import path from "node:path";

/**
 * Calls back with each YAML or JSON file that changes in a folder, at any depth. It still watches a folder
 * that is moved away and back. Returns a function that stops.
 */
export function watchFolder(folder: string, note: (file: string) => void): () => void {
  const watchFiles = () =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (name !== null && /\.(ya?ml|json)$/.test(name)) note(path.join(folder, name));
    }).on("error", () => {}); // its folder is gone, which the parent's watcher notices
  const { dir, base } = path.parse(path.resolve(folder));
  let files = watchFiles();
  const parent = watch(dir, (event, name) => {
    if (event !== "rename" || name !== base) return;
    files.close();
    if (existsSync(folder)) files = watchFiles();
    note(folder);
  });
  return () => {
    files.close();
    parent.close();
  };
}
