import type { Place } from "@callsheet/document";
import type { Expression } from "./expression.ts";

/** An OpenAPI document that scenarios take operations from. */
export interface SourceDescription {
  readonly name: string;
  readonly url: string;
  /** The file of a relative URL. */
  readonly file?: string;
}

/** A test of what is known after a step. */
export type Criterion = { readonly text: string; readonly place: string } & (
  | { readonly type: "simple" }
  | { readonly type: "regex" | "jsonpath"; readonly context: Expression }
);

/** A value that a step sends, in the request or to another workflow. */
export interface StepParameter {
  readonly name: string;
  /** Missing for an input of another workflow. */
  readonly in?: "path" | "query" | "header" | "cookie";
  readonly value: unknown;
  readonly place: string;
}

/** What follows a step. */
export interface StepAction {
  readonly name: string;
  readonly type: "end" | "goto" | "retry";
  readonly stepId?: string;
  readonly workflowId?: string;
  /** Seconds. */
  readonly retryAfter: number;
  readonly retryLimit: number;
  readonly criteria: readonly Criterion[];
}

/** The body that a step sends. */
export interface StepBody {
  readonly contentType?: string;
  /** Default: the contract's example. */
  readonly payload?: unknown;
  readonly replacements: readonly { readonly target: string; readonly value: unknown }[];
}

/** One step of a workflow: a call, or another workflow. */
export interface ScenarioStep {
  readonly stepId: string;
  readonly call:
    | { readonly operationId: string; readonly source?: string }
    | { readonly operationPath: string; readonly source: string }
    | { readonly workflowId: string };
  readonly parameters: readonly StepParameter[];
  readonly body?: StepBody;
  readonly successCriteria: readonly Criterion[];
  readonly onSuccess: readonly StepAction[];
  readonly onFailure: readonly StepAction[];
  readonly outputs: Readonly<Record<string, Expression>>;
  readonly place: string;
}

/** Calls that belong together, with values carried from answers to requests. */
export interface Workflow {
  readonly workflowId: string;
  /** A JSON Schema of the values given from outside. */
  readonly inputs?: Place;
  readonly dependsOn: readonly string[];
  readonly steps: readonly ScenarioStep[];
  readonly outputs: Readonly<Record<string, Expression>>;
  readonly place: string;
}

/** A workflow of an Arazzo document, with those that it may call. */
export interface Scenario {
  readonly name: string;
  readonly workflow: Workflow;
  readonly workflows: readonly Workflow[];
  readonly sources: readonly SourceDescription[];
}
