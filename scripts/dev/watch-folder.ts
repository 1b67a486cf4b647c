import { watch } from "node:fs";

/** Milliseconds of quiet after which a save counts as finished: editors write a file in several steps. */
const quiet = 15;

/**
 * Calls back with the names of the files that changed in a folder, at any depth, one call at a time: what changes during a call
 * is in the next. Returns a function that stops.
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
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    if (name === null || !/\.(ya?ml|json)$/.test(name)) return;
    changed.add(name.replaceAll("\\", "/"));
    clearTimeout(timer);
    timer = setTimeout(() => void settle(), quiet);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
