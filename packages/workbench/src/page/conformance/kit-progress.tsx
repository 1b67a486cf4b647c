import type { KitProgress } from "../../conformance/kit-state.ts";
import { Totals } from "./totals.tsx";

/** How far a run is. */
export function KitProgressBar({ progress }: { readonly progress: KitProgress | undefined }) {
  return (
    <section class="kit-progress" aria-label="Progress">
      <progress max={progress?.of ?? 1} value={progress?.done ?? 0} aria-label="Operations that are done" />
      <p class="kit-progress-line">
        {progress ? (
          <>
            <span>
              {progress.done} of {progress.of} operations · <code>{progress.operation}</code>
            </span>
            <Totals totals={progress.totals} />
          </>
        ) : (
          "Cases are being made"
        )}
      </p>
    </section>
  );
}
