/** What a change means to somebody, mildest first. */
export const verdicts = ["none", "additive", "risky", "breaking"] as const;

/**
 * One of {@link verdicts}: `none` requires nothing, `additive` offers something new, `risky` works for those
 * who were prepared for it, and `breaking` stops what worked before.
 */
export type Verdict = (typeof verdicts)[number];

/** Tells whether a verdict is as bad as another one, or worse. */
export function isAtLeast(verdict: Verdict, least: Verdict): boolean {
  return verdicts.indexOf(verdict) >= verdicts.indexOf(least);
}

/** The worst of several verdicts; `none` if there are none. */
export function worst(all: Iterable<Verdict>): Verdict {
  let found: Verdict = "none";
  for (const verdict of all) if (isAtLeast(verdict, found)) found = verdict;
  return found;
}
