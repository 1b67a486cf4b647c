import type { KitReport } from "../../conformance/kit-state.ts";

type Figure = KitReport["coverage"]["positive"];

/** What a run has tried of the contract. */
export function CoverageView({ report: { coverage } }: { readonly report: KitReport }) {
  const figures: [string, Figure][] = [
    ["Operations that gave a declared answer", coverage.operations],
    ["Statuses that were seen", coverage.statuses],
    ["Media types that were sent", coverage.mediaTypes],
    ["Keywords that a valid request met", coverage.positive],
    ["Keywords that a request broke", coverage.negative],
  ];
  return (
    <section>
      <h2>What was tried</h2>
      <p class="muted">The reference says next to each limit of a request what this run tried of it.</p>
      <ul class="figures">
        {figures.map(([label, figure]) => (
          <li key={label}>
            <FigureView label={label} figure={figure} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FigureView({
  label,
  figure: { covered, total, missing },
}: {
  readonly label: string;
  readonly figure: Figure;
}) {
  return (
    <details class="figure">
      <summary>
        <span class="figure-label">{label}</span>
        <meter min="0" max={Math.max(total, 1)} value={total === 0 ? 1 : covered} aria-label={label} />
        <span class="figure-count">
          {covered.toLocaleString("en")} of {total.toLocaleString("en")}
        </span>
      </summary>
      {missing.length === 0 ? (
        <p class="muted">All of them.</p>
      ) : (
        <ul class="missing">
          {missing.slice(0, 200).map((one) => (
            <li key={one}>
              <code>{one}</code>
            </li>
          ))}
          {missing.length > 200 && <li>{missing.length - 200} more</li>}
        </ul>
      )}
    </details>
  );
}
