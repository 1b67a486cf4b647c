/** A finding of a save, as the page shows it. */
export interface SaveFinding {
  readonly place: string;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

/** A line of an operation that is not what it was. */
export interface ChangedLine {
  /** What it says something of, such as `body arn`. */
  readonly about: string;
  readonly before?: string;
  readonly after?: string;
}

/** An operation that is not what it was. */
export interface ChangedOperation {
  readonly document: string;
  readonly operation: string;
  readonly kind: "added" | "removed" | "changed";
  readonly lines: readonly ChangedLine[];
}

/** What a save did, as pages are told. */
export interface SaveEvent extends SaveReport {
  readonly changed: readonly ChangedOperation[];
}

/** What a save did. */
export interface SaveReport {
  /** ISO 8601. */
  readonly time: string;
  /** The files that were saved. */
  readonly files: readonly string[];
  /** What was told to the designer, a line each. */
  readonly lines: readonly string[];
  /** Files that were generated again. */
  readonly generated: readonly string[];
  readonly findings: readonly SaveFinding[];
  /** True when a save broke a document: what was served before is still served. */
  readonly broken: boolean;
  /** What the change means for those who use the contract, where that is known. */
  readonly verdict?: SaveVerdict;
}

/** What a change means for those who use the contract. */
export interface SaveVerdict {
  /** Such as `breaking`, `compatible` or `none`. */
  readonly kind: string;
  readonly changes: readonly { readonly level: string; readonly text: string; readonly witness?: string }[];
}
