import { printable } from "../report/printable.ts";
import type { CaseResult } from "../run/result.ts";

/** A line that shows how far a run has come, rewritten in place. */
export interface Progress {
  add(result: CaseResult): void;
  clear(): void;
}

const EVERY = 100;

/** Makes a progress line, or one that shows nothing if the console is not a terminal. */
export function createProgress(console: { err(text: string): void; readonly live: boolean }): Progress {
  if (!console.live) return { add: () => {}, clear: () => {} };
  let shown = 0;
  let tried = 0;
  let failed = 0;
  return {
    add: ({ case: made, outcome }) => {
      tried++;
      if (outcome === "failed") failed++;
      const now = performance.now();
      if (now - shown < EVERY) return;
      shown = now;
      console.err(
        `\r\u001b[2K${printable(`${tried} cases, ${failed} failed  ${made.operation.key} ${made.group}`).slice(0, 120)}`,
      );
    },
    clear: () => console.err("\r\u001b[2K"),
  };
}
