/** Milliseconds of quiet after which a save counts as finished: editors write a file in several steps. */
const quiet = 15;

/** Files that changed, told together. */
export interface ChangeBatch {
  note(file: string): void;
  stop(): void;
}

/** Calls back with the files that were noted once it is quiet, one call at a time: what changes during a call is in the next. */
export function createBatch(onChange: (files: readonly string[]) => Promise<void>): ChangeBatch {
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
  return {
    note(file) {
      changed.add(file);
      clearTimeout(timer);
      timer = setTimeout(() => void settle(), quiet);
    },
    stop: () => clearTimeout(timer),
  };
}
