import type { Witness } from "../finding.ts";
import type { RuleName } from "../policy.ts";

/** A finding before its places and verdicts are filled in: pointers lead into the bundled documents. */
export interface Draft {
  readonly rule: RuleName;
  readonly part: string;
  readonly message: string;
  readonly evidence: "witness" | "types" | "structure";
  readonly keyword?: string;
  /** Its place, or intended place, in each version. */
  readonly old?: string;
  readonly new?: string;
  readonly witness?: Witness | undefined;
  /** Exported names that it concerns. */
  readonly symbols?: readonly string[];
  /** Names of operations; those that share the cause are added. */
  readonly operations: string[];
}
