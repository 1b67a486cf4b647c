import type { KitTotals } from "../../conformance/kit-state.ts";
import { Badge } from "../parts/badges.tsx";

const kinds = {
  passed: "good",
  failed: "bad",
  known: "warning",
  undecided: "plain",
  skipped: "plain",
} as const;

/** Cases by outcome. */
export function Totals({ totals }: { readonly totals: KitTotals }) {
  const shown = (Object.keys(kinds) as (keyof KitTotals)[]).filter((one) => totals[one] > 0);
  return (
    <span class="totals">
      {shown.map((outcome) => (
        <Badge
          key={outcome}
          kind={kinds[outcome]}
          text={`${totals[outcome].toLocaleString("en")} ${outcome}`}
        />
      ))}
    </span>
  );
}
