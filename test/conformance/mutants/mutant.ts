import type { CheckName } from "@callsheet/conformance";

/** A change to a document: the value at a JSON pointer, or its removal (undefined). */
export type Edit = readonly [document: string, pointer: string, value: unknown];

/** A server with one small fault, and the finding that must name it. */
export interface Mutant {
  readonly name: string;
  /** The operation that the cases are run for. */
  readonly operation: string;
  /** The server's own version of the contract, where it differs from the true one. */
  readonly edits?: readonly Edit[];
  /** How the server changes a request before it looks at it. */
  readonly request?: (request: Request) => Request | Response | Promise<Request | Response>;
  /** How the answer of a correct server changes. */
  readonly reply?: (reply: Response, request: Request) => Response | Promise<Response>;
  /**
   * True when the server made from the documents is changed rather than our stubs: signed headers cannot be
   * changed on the way.
   */
  readonly unsigned?: true;
  /** The check that must find it, and, if the fault is about one keyword, that keyword. */
  readonly check: CheckName;
  readonly keyword?: string;
  /** Why the kit does not find it, for mutants that survive. */
  readonly survives?: string;
}
