import { nearest } from "@callsheet/document";

/** The end of a sentence that names the nearest match; a full stop if there is none. */
export function didYouMean(name: string, names: Iterable<string>, write = (match: string) => match): string {
  const match = nearest(name, names);
  return match === undefined ? "." : `; did you mean \`${write(match)}\`?`;
}
