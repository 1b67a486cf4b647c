import { pointerSteps } from "@callsheet/protocol/json-pointer";
import type { Violation } from "./violation.ts";

/**
 * The part of the Standard Schema interface, version 1 (https://standardschema.dev), that validators need.
 */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardProps<Input, Output>;
}

/** A Standard Schema's description of itself. */
export interface StandardProps<Input = unknown, Output = Input> {
  readonly version: 1;
  readonly vendor: string;
  /** Returns the value itself when it is valid, or what is wrong with it. */
  readonly validate: (value: unknown) => StandardResult<Output>;
  /** Carries the types; never present at run time. */
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
}

/** The outcome of a Standard Schema validation. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One problem, and its place. Array indices in the path are numbers. */
export interface StandardIssue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** Turns a violation of a value into a Standard Schema issue. */
export function toIssue(value: unknown, { instancePath, message }: Violation): StandardIssue {
  const path: PropertyKey[] = [];
  let part = value;
  for (const key of pointerSteps(instancePath)) {
    path.push(Array.isArray(part) ? Number(key) : key);
    part = (part as Record<string, unknown> | undefined)?.[key];
  }
  return { message, path };
}
