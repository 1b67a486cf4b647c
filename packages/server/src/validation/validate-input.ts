import { unescapeStep } from "@callsheet/protocol/json-pointer";
import type { OperationDefinition, Validator } from "../definition.ts";
import { Fault, serializationFault } from "../fault.ts";
import { describeProblem, summarizeProblem } from "./describe-problem.ts";
import { type SettledViolation, settleViolations } from "./settle-violations.ts";
import type { Violation } from "./violation.ts";
import { describeViolation, summarize, valueAt } from "./violation-message.ts";

/** Keywords that are about a value's type or form, not about a constraint on it. */
const typeKeywords = new Set(["type", "format", "oneOf", "discriminator"]);

/** How many violations a client gets at most. */
const maxViolations = 50;

/**
 * Validates a flat input and returns it. In the profile `aws`, a member that is `null` counts as absent,
 * unless the contract gives `null` a meaning; in `http`, `null` is a value like any other.
 *
 * @throws Fault `SerializationException` for a value of the wrong type, `ValidationException` for a broken
 * constraint.
 */
export function validateInput(definition: OperationDefinition, input: Record<string, unknown>): unknown {
  const { input: validator, operation } = definition;
  if (validator.is(input)) return input;
  let violations = validator.errors(input, maxViolations);
  if (operation.service.profile === "aws" && dropNulls(input, violations))
    violations = validator.errors(input, maxViolations);
  if (violations.length === 0) return input;
  throw faultOf(definition, violations, input);
}

/** Removes `null` members where the contract wants another type. Items of lists and entries of maps stay. */
function dropNulls(input: unknown, violations: readonly Violation[]): boolean {
  let dropped = false;
  for (const { instancePath, schemaPath } of violations) {
    const cut = instancePath.lastIndexOf("/");
    if (cut < 0 || /\/additionalProperties\/\w+$/.test(schemaPath) || valueAt(input, instancePath) !== null)
      continue;
    const holder = valueAt(input, instancePath.slice(0, cut));
    if (typeof holder !== "object" || holder === null || Array.isArray(holder)) continue;
    const key = unescapeStep(instancePath.slice(cut + 1));
    delete (holder as Record<string, unknown>)[key];
    dropped = true;
  }
  return dropped;
}

function faultOf(definition: OperationDefinition, reported: readonly Violation[], input: unknown): Fault {
  const violations = settleViolations(reported);
  if (definition.operation.service.profile === "http") return problemOf(definition, violations);
  const mistyped = violations.find(({ keyword }) => typeKeywords.has(keyword));
  if (mistyped) {
    const { instancePath, message } = mistyped;
    return serializationFault(`Value at '${instancePath || "/"}' cannot be read: ${message}`, violations);
  }
  const fields = violations.map((violation) => describeViolation(violation, input));
  const members = listsFields(definition.errors.ValidationException) ? { fieldList: fields } : {};
  return new Fault("ValidationException", 400, summarize(fields), { members, violations });
}

/** What is wrong with a request of the profile `http`: with its parameters first, then with its body. */
function problemOf({ operation }: OperationDefinition, violations: readonly SettledViolation[]): Fault {
  const errors = violations.map((violation) => ({ violation, error: describeProblem(violation, operation) }));
  const sorted = [
    ...errors.filter(({ error }) => error.in !== undefined),
    ...errors.filter(({ error }) => error.in === undefined),
  ];
  const message = summarizeProblem(sorted.map(({ error }) => error));
  return new Fault("ValidationException", 400, message, {
    violations: sorted.map(({ violation }) => violation),
  });
}

/**
 * True when the contract's ValidationException has Smithy's `fieldList`: its validator accepts a list of
 * fields and refuses a number.
 */
function listsFields(validator: Validator | undefined): boolean {
  if (!validator) return false;
  const withFields = (fieldList: unknown) => validator.is({ message: "", fieldList });
  return withFields([{ path: "", message: "" }]) && !withFields(0);
}
