import type { ResourceKind } from "@callsheet/sandbox/control";

/** What a state means for someone who waits. */
export function toneOf({ states }: ResourceKind, state: string): "moving" | "failed" | "over" | "lasting" {
  if (states.moving.includes(state)) return "moving";
  if (states.failed.includes(state)) return "failed";
  return states.over.includes(state) ? "over" : "lasting";
}

/** A state in the color of its meaning. */
export function StateBadge({ kind, state }: { readonly kind: ResourceKind; readonly state: string }) {
  return <span class={`state state-${toneOf(kind, state)}`}>{state}</span>;
}
