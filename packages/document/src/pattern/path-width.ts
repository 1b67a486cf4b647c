import type { CharSet } from "./char-set.ts";
import type { PatternGraph } from "./pattern-graph.ts";

const mostStates = 5_000;
const greatest = 1_000_000;

/**
 * How many paths of a pattern's graph one text can keep open at once: the graph is made deterministic, with a
 * count at each position. Undefined when there are too many states. For graphs without ambiguous loops; with
 * others it never ends.
 */
export function pathWidth({ positions, first }: PatternGraph): number | undefined {
  const seen = new Set<string>();
  const open = [first];
  let width = 1;
  for (let state = open.pop(); state; state = open.pop()) {
    const waiting = [...state];
    for (const point of samples(waiting.map(([index]) => positions[index]?.set ?? []))) {
      const next = new Map<number, number>();
      let paths = 0;
      for (const [index, ways] of waiting) {
        const position = positions[index];
        if (!position || position.free || !holds(position.set, point)) continue;
        paths += ways;
        for (const [to, more] of position.follow)
          next.set(to, Math.min((next.get(to) ?? 0) + ways * more, greatest));
      }
      width = Math.max(width, paths);
      const key = [...next].sort(([a], [b]) => a - b).join(";");
      if (seen.has(key)) continue;
      if (seen.size >= mostStates) return undefined;
      seen.add(key);
      open.push(next);
    }
  }
  return width;
}

/** One code point for each part of the alphabet that the sets distinguish. */
function samples(sets: readonly CharSet[]): Set<number> {
  const points = new Set<number>();
  for (const [first, last] of sets.flat()) points.add(first).add(last + 1);
  return points;
}

function holds(set: CharSet, point: number): boolean {
  return set.some(([first, last]) => point >= first && point <= last);
}
