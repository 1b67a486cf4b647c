import type { ServiceError } from "@callsheet/client";
import type { Violation } from "@callsheet/protocol";
import type { OperationData } from "../../data/document-data.ts";
import type { Validators } from "../state/validators.ts";

/** The contract's verdict on a reply. */
export interface ContractCheck {
  readonly verdict: "kept" | "broken" | "undeclared" | "unchecked";
  readonly text: string;
  readonly violations: readonly Violation[];
}

/** A reply as the client read it. */
export type ReadReply = { readonly output: unknown } | { readonly error: ServiceError };

/** Checks a reply against what the operation declares. */
export function checkReply(
  { call }: OperationData,
  reply: ReadReply,
  validators: Validators | undefined,
): ContractCheck {
  if (!call) return unchecked("The contract knows nothing of it.");
  if ("output" in reply)
    return judge(validators?.[call.output], reply.output, "The reply keeps the contract.");
  const { name, status, body, declared } = reply.error;
  if (!declared)
    return {
      verdict: "undeclared",
      text: `${status} ${name} is not declared by this operation.`,
      violations: [],
    };
  const error = call.errors.find((one) => one.name === name);
  if (error?.validator === undefined)
    return { verdict: "kept", text: `${name} is declared.`, violations: [] };
  return judge(validators?.[error.validator], body, `${name} is declared, and its body keeps the contract.`);
}

function judge(validator: Validators[string] | undefined, value: unknown, kept: string): ContractCheck {
  if (!validator) return unchecked("There is no validator for this reply.");
  const violations = validator.errors(value, 20);
  if (violations.length === 0) return { verdict: "kept", text: kept, violations };
  return { verdict: "broken", text: "The reply breaks the contract.", violations };
}

function unchecked(text: string): ContractCheck {
  return { verdict: "unchecked", text, violations: [] };
}

/**
 * The part of a value that a violation is about, as a pointer: a missing member's own place, not its
 * holder's.
 */
export function violationPath({ instancePath, keyword, params }: Violation): string {
  const missing = keyword === "required" ? params?.missingProperty : undefined;
  return typeof missing === "string" ? `${instancePath}/${missing}` : instancePath;
}
