import { pointerStep, pointerSteps } from "@callsheet/protocol/json-pointer";
import type { SettledViolation } from "./settle-violations.ts";
import type { Violation } from "./violation.ts";

/** A broken rule as clients see it: the member's path and a sentence in AWS's words. */
export interface FieldViolation {
  readonly path: string;
  readonly message: string;
}

/** The path of the member that a violation is about: of a missing member, not of the object around it. */
export function pathOf({ instancePath, keyword, params }: Violation): string {
  return keyword === "required" ? instancePath + pointerStep(String(params.missingProperty)) : instancePath;
}

/** The value that a JSON pointer leads to; undefined when nothing is there. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const key of pointerSteps(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function lengthOf(value: unknown): number {
  if (typeof value === "string") return [...value].length;
  if (Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

/** `between 1 and 64, inclusive`, or one half of it when only one bound is known. */
function bounds(minimum: unknown, maximum: unknown): string {
  if (minimum !== undefined && maximum !== undefined) return `between ${minimum} and ${maximum}, inclusive`;
  return minimum !== undefined ? `greater than or equal to ${minimum}` : `less than or equal to ${maximum}`;
}

const lengthBounds: Readonly<Record<string, readonly [low: string, high: string]>> = {
  minLength: ["minLength", "maxLength"],
  maxLength: ["minLength", "maxLength"],
  minItems: ["minItems", "maxItems"],
  maxItems: ["minItems", "maxItems"],
  minProperties: ["minProperties", "maxProperties"],
  maxProperties: ["minProperties", "maxProperties"],
};

/**
 * Words a violation as Smithy's servers do, so that clients written for AWS understand it.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export function describeViolation(violation: SettledViolation, input: unknown): FieldViolation {
  const path = pathOf(violation);
  const { keyword, params } = violation;
  const limits = { ...params, [keyword]: params.limit };
  const length = lengthBounds[keyword];
  const at = (subject: string, rule: string) => ({
    path,
    message: `${subject} at '${path}' failed to satisfy constraint: ${rule}`,
  });
  if (length) {
    const rule = `Member must have length ${bounds(limits[length[0]], limits[length[1]])}`;
    return at(
      `Value with length ${lengthOf(violation.propertyName ?? valueAt(input, violation.instancePath))}`,
      rule,
    );
  }
  switch (keyword) {
    case "required":
      return at("Value", "Member must not be null");
    case "minimum":
    case "maximum":
      return at("Value", `Member must be ${bounds(limits.minimum, limits.maximum)}`);
    case "enum":
    case "const":
      return at("Value", `Member must satisfy enum value set: [${allowed(params)}]`);
    case "pattern":
      return at("Value", `Member must satisfy regular expression pattern: ${params.pattern}`);
    case "uniqueItems":
      return at("Value", "Member must have unique values");
    default:
      return at("Value", `Member ${violation.message}`);
  }
}

function allowed(params: Violation["params"]): string {
  const values = params.allowedValues;
  return Array.isArray(values) ? values.join(", ") : String(params.allowedValue);
}

/** All violations in one sentence: `2 validation errors detected. …; …`. */
export function summarize(fields: readonly FieldViolation[]): string {
  const count = fields.length === 1 ? "1 validation error" : `${fields.length} validation errors`;
  return `${count} detected. ${fields.map(({ message }) => message).join("; ")}`;
}
