import { patternVerdict, readPattern } from "@callsheet/document";
import type { JsonObject } from "../source/located.ts";
import { formatProblem } from "./formats.ts";

/** What is wrong with a string, as ends of sentences. */
export function stringProblems(schema: JsonObject, value: string): (string | undefined | false)[] {
  const length = [...value].length;
  const pattern = typeof schema.pattern === "string" && matches(schema.pattern, value) === false;
  return [
    isMore(length, schema.maxLength) && `must have at most ${schema.maxLength} characters`,
    isMore(schema.minLength, length) && `must have at least ${schema.minLength} characters`,
    pattern && `must match the pattern ${schema.pattern}`,
    typeof schema.format === "string" && formatProblem(schema.format, value),
  ];
}

/** What is wrong with a number, as ends of sentences. */
export function numberProblems(schema: JsonObject, value: number): (string | false | undefined)[] {
  const { maximum, minimum, exclusiveMaximum, exclusiveMinimum, multipleOf, format } = schema;
  // OpenAPI 3.0 writes `exclusiveMaximum: true` next to `maximum`.
  const [below, above] = [
    exclusiveMaximum === true ? maximum : exclusiveMaximum,
    exclusiveMinimum === true ? minimum : exclusiveMinimum,
  ];
  return [
    isMore(value, maximum) && `must be at most ${maximum}`,
    isMore(minimum, value) && `must be at least ${minimum}`,
    typeof below === "number" && value >= below && `must be less than ${below}`,
    typeof above === "number" && value <= above && `must be more than ${above}`,
    typeof multipleOf === "number" &&
      multipleOf > 0 &&
      !isMultiple(value, multipleOf) &&
      `must be a multiple of ${multipleOf}`,
    format === "int32" && Math.abs(value) > 2 ** 31 && "must be a 32-bit number",
  ];
}

function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  return (
    !Number.isFinite(quotient) ||
    Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient))
  );
}

/**
 * Whether a string matches a pattern; undefined when the pattern is invalid or the text could keep it busy.
 */
export function matches(pattern: string, text: string): boolean | undefined {
  if (patternVerdict(pattern, { maxLength: text.length }).status !== "safe") return undefined;
  return readPattern(pattern).regExp.test(text);
}

/** True when both are numbers and the left one is greater. */
export function isMore(left: unknown, right: unknown): boolean {
  return typeof left === "number" && typeof right === "number" && left > right;
}
