/** What is held against a document. */
export type CheckName = "round trip" | "kit on stubs" | "kit on mock";

/** A defect that is known: findings that it explains, and whose it is. */
export interface KnownFailure {
  /** How the table calls it. */
  readonly id: string;
  readonly checks: readonly CheckName[];
  /** The package that has the defect. */
  readonly package: "kit" | "server" | "mock" | "client" | "protocol";
  /** The findings of the defect. */
  readonly finding: RegExp;
  readonly reason: string;
}

const onTargets = ["kit on stubs", "kit on mock"] as const;

/** One that explains no finding any more fails the test: the list must not outlive its reasons. */
export const knownFailures: readonly KnownFailure[] = [
  {
    id: "P1",
    checks: ["round trip", ...onTargets],
    package: "protocol",
    finding: /\/files\/\w*\.tar\.gz|\/x\/\w+--/,
    reason: "of two labels in one step the first takes as much as it can, whatever its pattern",
  },
  {
    id: "P2",
    checks: ["round trip"],
    package: "protocol",
    finding: /fragment#part/,
    reason: "a path with a fragment is sent without it, and not routed by what is left",
  },
  {
    id: "P3",
    checks: ["round trip"],
    package: "protocol",
    finding: /^writeLog: no call got through/,
    reason: "a request's lines and events may be a list alone, where their type says AsyncIterable",
  },
];
