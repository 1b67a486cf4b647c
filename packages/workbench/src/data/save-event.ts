/** A finding of a save, as the page shows it. */
export interface SaveFinding {
  readonly place: string;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

/** A changed line of an operation. */
export interface ChangedLine {
  /** What it is about, such as `body arn`. */
  readonly about: string;
  readonly before?: string;
  readonly after?: string;
}

/** A changed operation. */
export interface ChangedOperation {
  readonly document: string;
  readonly operation: string;
  readonly kind: "added" | "removed" | "changed";
  readonly lines: readonly ChangedLine[];
}

/** What a save did, as pages learn it. */
export interface SaveEvent extends SaveReport {
  readonly changed: readonly ChangedOperation[];
}

/** False for a start without findings. */
export function isWorthTelling({ files, broken, findings, verdict }: SaveReport): boolean {
  return files.length > 0 || broken || findings.length > 0 || (verdict?.changes.length ?? 0) > 0;
}

/** What a save did. */
export interface SaveReport {
  /** ISO 8601. */
  readonly time: string;
  /** The files that were saved. */
  readonly files: readonly string[];
  /** The designer's lines. */
  readonly lines: readonly string[];
  /** Files that were regenerated. */
  readonly generated: readonly string[];
  readonly findings: readonly SaveFinding[];
  /** True when a save broke a document: the previous one is still served. */
  readonly broken: boolean;
  /** What the change means for those who use the contract, if known. */
  readonly verdict?: SaveVerdict;
}

/** What the current documents mean for those who use the version they are compared with. */
export interface SaveVerdict {
  /** The version that they are compared with, such as `main@1f2e3d4`. */
  readonly since: string;
  /** The worst for clients: `breaking`, `risky`, `additive` or `none`. */
  readonly clients: string;
  /** The worst for servers. */
  readonly servers: string;
  readonly changes: readonly SaveChange[];
  /** How many changes are not listed. */
  readonly more: number;
}

/** A change to the contract, what it means to whom, and what proves it. */
export interface SaveChange {
  readonly rule: string;
  readonly clients: string;
  readonly servers: string;
  readonly text: string;
  /** The operations that it concerns. */
  readonly operations: readonly string[];
  /** Its current place, as `file:line:column`; its old place, if it is gone. */
  readonly place?: string;
  readonly witness?: SaveWitness;
}

/** A request or reply that one version accepts and the other does not. */
export interface SaveWitness {
  readonly kind: "request" | "reply";
  /** Which version accepts it. */
  readonly takenBy: "old" | "new";
  /** A request as a command line, a reply as sent over the wire. */
  readonly text: string;
}
