import type { ApiOperation } from "@callsheet/document";
import type { Exchange } from "../wire/exchange.ts";
import type { WireRequest } from "../wire/request.ts";
import type { Values } from "./scope.ts";

/** A call that a workflow makes. */
export interface WorkflowCall {
  readonly operation: ApiOperation;
  readonly request: WireRequest;
  /** True when the step itself says which answers are right. */
  readonly judged: boolean;
  /** Seconds to wait before it. */
  readonly pause: number;
}

/** How a workflow ended: with its outputs, or with what went wrong. */
export type WorkflowEnd = { readonly outputs: Values } | { readonly problem: string };

/** The calls of a workflow, one after another: each answer decides what follows. */
export type WorkflowTurns = Generator<WorkflowCall, WorkflowEnd, Exchange>;
