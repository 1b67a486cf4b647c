import type { ResponseDeclaration } from "@callsheet/document";
import type { Case } from "../cases/case.ts";
import type { Expectation } from "../cases/expectation.ts";
import type { Contract } from "../contract.ts";
import type { Exchange } from "../wire/exchange.ts";
import type { Reply } from "../wire/reply.ts";

/** A rule of the contract that a target broke. */
export interface Finding {
  readonly check: CheckName;
  /** A full sentence for a developer. */
  readonly message: string;
  /** The rule with its place in the contract. */
  readonly rule: { readonly document: string; readonly pointer: string; readonly keyword: string };
}

/** The input of a check. */
export interface CheckInput {
  readonly case: Case;
  readonly expectation: Expectation;
  readonly exchange: Exchange;
  readonly reply: Reply;
  /** True when the answer is the operation's own, not that of a router or parser before it. */
  readonly own: boolean;
  /** What the operation declares for the status of the answer, if the request reached the operation. */
  readonly declaration: ResponseDeclaration | undefined;
  /** The status of the operation's base call: what a valid request gets in the present state. */
  readonly baseStatus: number | undefined;
  readonly contract: Contract;
  /** True when the strict column of the policy counts, too. */
  readonly strict: boolean;
}

/** The names of the checks. */
export type CheckName =
  | "answers"
  | "no-server-error"
  | "status-declared"
  | "content-type"
  | "body-schema"
  | "headers-schema"
  | "encoding"
  | "write-only"
  | "error-text"
  | "strict"
  | "accepts-valid"
  | "refuses-invalid"
  | "requires-authorization"
  | "method-not-allowed"
  | "unknown-path"
  | "idempotent-replay"
  | "link-followed"
  | "scenario-step"
  | "state-kept"
  | "example-obtainable"
  | "request-kept"
  | "no-internals"
  | "header-injection";

/** One check: a question about an answer, and how it is decided. */
export interface Check {
  readonly name: CheckName;
  /** How the check decides, in one or two sentences. */
  readonly decides: string;
  /** Number of the fault class in the Web Fuzzing Commons, if there is one. */
  readonly fault?: number;
  run(input: CheckInput): readonly Finding[];
}

/** A finding about the rule that the case itself is about. */
export function caseFinding(check: CheckName, input: Pick<CheckInput, "case">, message: string): Finding {
  return { check, message, rule: input.case.rule };
}
