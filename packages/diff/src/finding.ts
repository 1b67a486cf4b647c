import type { RuleName } from "./policy.ts";
import type { Verdict } from "./verdict.ts";

/** A place in a file of one of the versions. */
export interface SourcePlace {
  /** As messages show it; a file of a revision begins with the revision's name: `main:spec/pets.yaml`. */
  readonly file: string;
  readonly pointer: string;
  /** Counted from 1. Missing where the file's text is not known. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
}

/** A request that the old contract takes and the new one refuses, or the other way round. */
export interface RequestWitness {
  readonly kind: "request";
  /** Which contract takes it. */
  readonly takenBy: "old" | "new";
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
  /** The request as a command line. */
  readonly curl: string;
}

/** A reply that the one contract allows and the other one does not know. */
export interface ReplyWitness {
  readonly kind: "reply";
  /** Which contract allows it. */
  readonly takenBy: "old" | "new";
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
}

/** What proves a finding: it can be replayed. */
export type Witness = RequestWitness | ReplyWitness;

/** What a page or a model says of what changed. */
export interface FindingSource {
  /** The title of the page or model; undefined for what only a decision says. */
  readonly source?: string;
  readonly url?: string;
  /** Where in the source. */
  readonly section?: string;
  readonly says: unknown;
  /** The decision by which the document says something else. */
  readonly decision?: string;
}

/** Something that changed, what it means to whom, and what proves it. */
export interface Finding {
  readonly rule: RuleName;
  readonly clients: Verdict;
  readonly servers: Verdict;
  /** What the verdict rests on: a value that was judged by both versions, the types of exported symbols, or the structure of documents. */
  readonly evidence: "witness" | "types" | "structure";
  /** The document's name. */
  readonly document: string;
  /** Names of the operations that it concerns; none for what concerns the document. */
  readonly operations: readonly string[];
  /** The part of the operation: `body.streamId`, `query.limit`, `200 body.stage`. */
  readonly part: string;
  /** What changed, in words: a line of a changelog. */
  readonly message: string;
  /** The keyword that changed, where it is one of a schema. */
  readonly keyword?: string;
  readonly before?: SourcePlace;
  readonly after?: SourcePlace;
  readonly witness?: Witness;
  /** What the sources of the document say, where it names them. */
  readonly sources?: readonly FindingSource[];
  /** Exported symbols of client, server and validators that differ. */
  readonly symbols?: readonly string[];
  /** In how many lines the repository's own code names symbols that are gone; missing where nobody counted. */
  readonly uses?: number;
}
