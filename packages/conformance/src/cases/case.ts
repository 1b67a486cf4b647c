import type { ApiOperation, Example, ResponseDeclaration } from "@callsheet/document";
import type { WorkflowTurns } from "../arazzo/workflow-turns.ts";
import type { Scenario } from "../generate/scenario.ts";
import type { Looks } from "../state/kept.ts";
import type { CallValues } from "../wire/build-request.ts";
import type { Exchange } from "../wire/exchange.ts";
import type { WireRequest } from "../wire/request.ts";
import type { ExpectationName } from "./expectation.ts";

/** The groups of cases: one test each in vitest, one column in reports. */
export const caseGroups = [
  "base",
  "example",
  "positive",
  "negative",
  "body",
  "media",
  "method",
  "path",
  "header",
  "auth",
  "idempotency",
  "link",
  "state",
  "mock",
  "fuzz",
  "scenario",
  "har",
] as const;

/** The name of a group of cases. */
export type CaseGroup = (typeof caseGroups)[number];

/** The rule of the contract that a case is about. */
export interface CaseRule {
  /** The name of the document. */
  readonly document: string;
  /** JSON pointer of the schema, parameter or operation. */
  readonly pointer: string;
  readonly keyword: string;
  /** The member that `required` names, if the case is about one. */
  readonly detail?: string;
  /** Other schemas whose keyword of the same name is broken with it (both parts of an `allOf`, say). */
  readonly alike?: readonly string[];
}

/** One thing to try on a target, with the right answers. Plain data, the same from run to run. */
export interface Case {
  /** Stable: `<document>/<operation>/<group>/<what>`. It reruns only this case. */
  readonly id: string;
  readonly operation: ApiOperation;
  readonly group: CaseGroup;
  readonly scenario: Scenario;
  readonly rule: CaseRule;
  readonly request: WireRequest;
  readonly expect: ExpectationName;
  /** The values behind the request, if it was made from values: coverage counts them. */
  readonly values?: CallValues;
  /** Other keywords that are necessarily broken with the one that the case is about. */
  readonly also?: readonly string[];
  /** Requests that follow the first one's success, and how their answers are judged together. */
  readonly follow?: FollowUp;
  /** The operation of the first request, if it differs from the one that the case is about. */
  readonly starts?: ApiOperation;
  /** The purpose of the first answer in a chain of calls. */
  readonly role?: StepRole;
  /** True for a request that means the same as the base call: if that succeeds, this must. */
  readonly same?: boolean;
  /** The declared example that a mock must answer with. */
  readonly wants?: { readonly response: ResponseDeclaration; readonly example: Example };
  /** The number of the generated value, for cases that can be shrunk. */
  readonly fuzz?: { readonly index: number; readonly negative: boolean };
}

/** What follows the first answer of a case. */
export type FollowUp =
  | { readonly kind: "replay"; readonly again: WireRequest }
  /** The same token again with other values. */
  | { readonly kind: "reuse"; readonly again: WireRequest }
  | {
      readonly kind: "sequence";
      readonly steps: readonly ((before: readonly Exchange[]) => FollowStep | undefined)[];
    }
  /** A workflow: the first request is its first call, too. */
  | { readonly kind: "workflow"; readonly start: () => WorkflowTurns };

/**
 * The purpose of a call in a chain. `make`: it makes what later calls need. `probe`: it asks for what cannot
 * exist; a success means that the target keeps no state. `succeed`: what was made must be found. `refuse`: a
 * success is the fault that the chain looks for.
 */
export type StepRole = "make" | "probe" | "succeed" | "refuse";

/** A request made from earlier answers. */
export interface FollowStep {
  readonly operation: ApiOperation;
  readonly request: WireRequest;
  readonly expect: ExpectationName;
  /** Set when earlier answers lack what a step of a derived chain needs: then nothing can be said. */
  readonly lacking?: string;
  /** The purpose of the call in a chain of calls, and what a finding says about it. */
  readonly role?: { readonly name: StepRole; readonly because: string; readonly looks?: Looks | undefined };
  /**
   * Statuses that are wrong though they are declared, with the reason: what was just created must be found.
   */
  readonly wrong?: { readonly statuses: readonly number[]; readonly because: string };
}
