import type { ResourceNode } from "./resource-tree.ts";

/** A state of a resource, from a time on; milliseconds of the world's time. */
export interface Phase {
  readonly state: string;
  readonly from: number;
}

/** What happened to a resource while somebody watched. */
export interface Lane {
  readonly node: ResourceNode;
  readonly phases: readonly Phase[];
}

/** No more resources than these are followed: those that changed last. */
const mostLanes = 40;

/** Adds a change to the lanes, the resource that changed last first. */
export function addPhase(
  lanes: readonly Lane[],
  { node, before, state, at, since }: Change,
): readonly Lane[] {
  const known = lanes.find((lane) => lane.node.key === node.key);
  const first = before === undefined ? [] : [{ state: before, from: Math.min(since, at) }];
  const phases = [...(known?.phases ?? first), { state, from: at }];
  if (known) return lanes.map((lane) => (lane === known ? { node, phases } : lane));
  return [{ node, phases }, ...lanes].slice(0, mostLanes);
}

/** A change of a resource. */
export interface Change {
  readonly node: ResourceNode;
  readonly before: string | undefined;
  readonly state: string;
  readonly at: number;
  /** When the world was first looked at. */
  readonly since: number;
}

/**
 * The positions of times on a line from 0 to 1. Seconds and days share it, so a span's room is its logarithm:
 * each one stays visible.
 */
export function createScale(times: readonly number[]): (time: number) => number {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const places = [0];
  for (const [at, time] of sorted.entries())
    if (at > 0) places.push((places[at - 1] ?? 0) + Math.log2(2 + (time - (sorted[at - 1] ?? 0)) / 1000));
  const whole = places.at(-1) || 1;
  const known = new Map(sorted.map((time, at) => [time, (places[at] ?? 0) / whole]));
  return (time) => known.get(time) ?? (time <= (sorted[0] ?? 0) ? 0 : 1);
}

/** A span of time in a few words: `5 s`, `2 min`, `1 h 30 min`. */
export function spanText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const units = [
    ["d", 86_400],
    ["h", 3600],
    ["min", 60],
    ["s", 1],
  ] as const;
  const first = units.findIndex(([, size]) => seconds >= size);
  let rest = Math.round(seconds);
  return units
    .slice(first, first + 2)
    .map(([name, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count === 0 ? "" : `${count} ${name}`;
    })
    .filter((part) => part !== "")
    .join(" ");
}
