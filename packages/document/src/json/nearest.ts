const MAX_LENGTH = 100;
const MAX_NAMES = 2000;

/** The name most similar to another one, or undefined when none is close enough to be the intended one. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  let count = 0;
  for (const candidate of names) {
    if (++count > MAX_NAMES) break;
    if (candidate === name) continue; // it exists, so it is not what was meant
    if (candidate.length > MAX_LENGTH || Math.abs(candidate.length - name.length) >= least) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** The end of a sentence that names the nearest match, or nothing. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const match = nearest(name, names);
  return match === undefined ? "" : `; did you mean "${match}"?`;
}

/**
 * How many characters must be changed, added, removed or swapped with their neighbor (Damerau–Levenshtein).
 */
function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swap = row > 1 && column > 1 && isSwapped ? (before[column - 2] ?? 0) + 1 : change;
      current[column] = Math.min(change, swap, (current[column - 1] ?? 0) + 1, (previous[column] ?? 0) + 1);
    }
    [before, previous] = [previous, current];
  }
  return previous[right.length] ?? 0;
}
