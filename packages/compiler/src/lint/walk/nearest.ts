const longest = 100;
const mostNames = 5_000;

/** The name that is most like another one; undefined when none is near enough to be what was meant. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  if (name.length > longest) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  let count = 0;
  for (const candidate of names) {
    if (++count > mostNames) break;
    if (candidate === name || Math.abs(candidate.length - name.length) >= least) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** The end of a sentence that names the nearest match; a full stop where there is none. */
export function didYouMean(name: string, names: Iterable<string>, write = (match: string) => match): string {
  const match = nearest(name, names);
  return match === undefined ? "." : `; did you mean \`${write(match)}\`?`;
}

/** How many characters must be changed, added, removed or swapped with a neighbour. */
function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swap = swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      current[column] = Math.min(change, swap, (current[column - 1] ?? 0) + 1, (previous[column] ?? 0) + 1);
    }
    [before, previous] = [previous, current];
  }
  return previous[right.length] ?? 0;
}
