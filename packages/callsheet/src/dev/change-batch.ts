/** Milliseconds of quiet after which a save counts as finished: editors write a file in several steps. */
const quiet = 15;

/** Changed files, reported together. */
export interface ChangeBatch {
  note(file: string): void;
  stop(): void;
}

/**
 * Calls back with the noted files once it is quiet, one call at a time: changes during a call go to the next.
 */
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
