import type { Operation } from "@callsheet/protocol";
import { describePlace, findPlace } from "./describe-place.ts";
import type { Violation } from "./violation.ts";
import { pathOf } from "./violation-message.ts";

/** A broken rule in problem details: what is wrong, and where. */
export interface ProblemError {
  readonly detail: string;
  /** A JSON pointer into the body, in the form of a URL fragment. */
  readonly pointer?: string;
  /** The parameter, if the value is not in the body. */
  readonly in?: "path" | "query" | "header" | "cookie";
  readonly name?: string;
}

/**
 * Tells where in the request a violation is, and what is wrong there in words: for an error form of your own
 * in an {@link Interceptor | interceptor}.
 */
export function describeProblem(violation: Violation, operation: Operation): ProblemError {
  const place = findPlace(operation, pathOf(violation));
  const detail = `${describePlace(place)} ${ruleOf(violation)}.`;
  if (place.in !== "body") return { detail, in: place.in, name: place.name };
  return { detail, pointer: `#${encodeURI(place.pointer)}` };
}

function ruleOf({ keyword, message, params }: Violation): string {
  switch (keyword) {
    case "required":
      return "is missing";
    case "additionalProperties":
    case "unevaluatedProperties":
      return `must not have the member "${String(params.additionalProperty ?? params.unevaluatedProperty)}"`;
    case "enum":
    case "const": {
      const values = Array.isArray(params.allowedValues) ? params.allowedValues : [params.allowedValue];
      return `must be ${values.length > 1 ? "one of " : ""}${values.map((value) => JSON.stringify(value)).join(", ")}`;
    }
    default:
      return message.replace("NOT", "not");
  }
}

/** All broken rules in one text, those of parameters first. */
export function summarizeProblem(errors: readonly ProblemError[]): string {
  return errors.map(({ detail }) => detail).join(" ");
}
