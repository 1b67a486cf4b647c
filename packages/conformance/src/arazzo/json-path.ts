import { type FilterFunction, FunctionExpressionType, JSONPathEnvironment, type JSONValue } from "json-p3";
import { compilePattern } from "../generate/compile-pattern.ts";
import { limits } from "./limits.ts";

/** Patterns may come from an answer: they are compiled like all foreign ones, without exponential time. */
function patternFunction(frame: (pattern: string) => string): FilterFunction {
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, pattern: unknown) => {
      if (typeof text !== "string" || typeof pattern !== "string") return false;
      try {
        return compilePattern(frame(pattern)).test(text);
      } catch {
        return false;
      }
    },
  };
}

const environment = new JSONPathEnvironment({ maxRecursionDepth: 200 });
environment.functionRegister.set(
  "match",
  patternFunction((pattern) => `^(?:${pattern})$`),
);
environment.functionRegister.set(
  "search",
  patternFunction((pattern) => `(?:${pattern})`),
);

/**
 * What is wrong with a JSONPath (RFC 9535), or undefined. Expressions that could take disproportionate time
 * are refused.
 */
export function pathProblem(path: string): string | undefined {
  if (path.length > limits.condition) return `is longer than ${limits.condition} characters`;
  if (path.split("..").length > 2)
    return 'has ".." more than once, which may take too long on a large answer';
  try {
    environment.compile(path);
    return undefined;
  } catch (error) {
    return `is no JSONPath: ${(error as Error).message.split("\n")[0]}`;
  }
}

/** True when a JSONPath selects something in a value. */
export function selects(path: string, value: unknown): boolean {
  try {
    return environment.match(path, value as JSONValue) !== undefined;
  } catch {
    return false;
  }
}
