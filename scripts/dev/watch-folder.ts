import { existsSync, watch } from "node:fs";
import path from "node:path";

/** Milliseconds of quiet after which a save counts as finished: editors write a file in several steps. */
const quiet = 15;

/**
 * Calls back with the names of the files that changed in a folder, at any depth, one call at a time: what changes during a call
 * is in the next. A folder that is moved away and back is followed on. Returns a function that stops.
 */
export function watchFolder(
  folder: string,
  onChange: (files: readonly string[]) => Promise<void>,
): () => void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let busy = false;

  async function settle(): Promise<void> {
    if (busy || changed.size === 0) return;
    busy = true;
    const files = [...changed].sort();
    changed.clear();
    await onChange(files);
    busy = false;
    await settle();
  }
  function note(name: string): void {
    changed.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => void settle(), quiet);
  }
  const watchFiles = () =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (name !== null && /\.(ya?ml|json)$/.test(name)) note(name.replaceAll("\\", "/"));
    }).on("error", () => {}); // its folder is gone, which the parent's watcher notices
  const { dir, base } = path.parse(path.resolve(folder));
  let files = watchFiles();
  const parent = watch(dir, (event, name) => {
    if (event !== "rename" || name !== base) return;
    files.close();
    if (existsSync(folder)) files = watchFiles();
    note(base);
  });
  return () => {
    clearTimeout(timer);
    files.close();
    parent.close();
  };
}
