import type { RuleName } from "./policy.ts";
import type { Verdict } from "./verdict.ts";

/** A place in a file of one of the versions. */
export interface SourcePlace {
  /** As messages show it; a file of a revision begins with the revision's name: `main:spec/pets.yaml`. */
  readonly file: string;
  readonly pointer: string;
  /** Counted from 1. Missing where the file's text is unknown. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
}

/** A request that one contract accepts and the other refuses. */
export interface RequestWitness {
  readonly kind: "request";
  /** Which contract accepts it. */
  readonly takenBy: "old" | "new";
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
  /** The request as a command line. */
  readonly curl: string;
}

/** A reply that one contract allows and the other does not know. */
export interface ReplyWitness {
  readonly kind: "reply";
  /** Which contract allows it. */
  readonly takenBy: "old" | "new";
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
}

/** The proof of a finding: it can be replayed. */
export type Witness = RequestWitness | ReplyWitness;

/** What a page or a model says about the change. */
export interface FindingSource {
  /** The title of the page or model; undefined if only a decision says it. */
  readonly source?: string;
  readonly url?: string;
  /** The section of the source. */
  readonly section?: string;
  readonly says: unknown;
  /** The decision by which the document differs from the source. */
  readonly decision?: string;
}

/** A change, what it means to whom, and what proves it. */
export interface Finding {
  readonly rule: RuleName;
  readonly clients: Verdict;
  readonly servers: Verdict;
  /**
   * The basis of the verdict: a value that both versions judged, the types of exported symbols, or the
   * structure of documents.
   */
  readonly evidence: "witness" | "types" | "structure";
  /** The document's name. */
  readonly document: string;
  /** Names of the operations that it concerns; empty for the whole document. */
  readonly operations: readonly string[];
  /** The part of the operation: `body.streamId`, `query.limit`, `200 body.stage`. */
  readonly part: string;
  /** What changed, in words: a line of a changelog. */
  readonly message: string;
  /** The keyword that changed, if it belongs to a schema. */
  readonly keyword?: string;
  readonly before?: SourcePlace;
  readonly after?: SourcePlace;
  readonly witness?: Witness;
  /** What the document's sources say, if it names any. */
  readonly sources?: readonly FindingSource[];
  /** Exported symbols of client, server and validators that differ. */
  readonly symbols?: readonly string[];
  /** In how many lines the repository's own code names removed symbols; missing if nobody counted. */
  readonly uses?: number;
}
