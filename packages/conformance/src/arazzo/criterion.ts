import { isObject } from "@callsheet/document";
import { compilePattern } from "../generate/compile-pattern.ts";
import { ConditionError, holds, parseCondition } from "./condition.ts";
import { evaluate, fillIn } from "./expression.ts";
import { pathProblem, selects } from "./json-path.ts";
import type { Criterion } from "./scenario.ts";
import type { Scope } from "./scope.ts";

/** What is wrong with a condition, or undefined. */
export function conditionProblem({ type, text }: Pick<Criterion, "type" | "text">): string | undefined {
  try {
    if (type === "simple") parseCondition(text);
    else if (type === "regex") compilePattern(patternOf(text));
    else return pathProblem(text.replaceAll(/\{\$[^{}]+\}/g, "0"));
    return undefined;
  } catch (error) {
    if (error instanceof ConditionError) return error.message;
    return `is no regular expression: ${(error as Error).message.split("\n")[0]}`;
  }
}

/** Delimiters that some tools write around a pattern do not belong to it. */
function patternOf(text: string): string {
  return /^\/(.*)\/$/s.exec(text)?.[1] ?? text;
}

/** True when a criterion is met. */
export function isMet(criterion: Criterion, scope: Scope): boolean {
  if (criterion.type === "simple") return holds(parseCondition(criterion.text), scope);
  const value = evaluate(criterion.context, scope);
  if (value === undefined) return false;
  if (criterion.type === "regex") {
    const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
    return compilePattern(patternOf(criterion.text)).test(text);
  }
  return selectsSomething(criterion.text, value, scope);
}

/**
 * The specification's own example filters an object itself (`$[?count(@.pets) > 0]`), as if it were the item
 * of a list: both are tried.
 */
function selectsSomething(text: string, value: unknown, scope: Scope): boolean {
  let missing = false;
  const path = text.replaceAll(/\{\$[^{}]+\}/g, (inner) =>
    JSON.stringify(
      fillIn(inner.slice(1, -1), scope, () => {
        missing = true;
      }) ?? null,
    ),
  );
  if (missing) return false;
  return selects(path, value) || (isObject(value) && selects(path, [value]));
}
