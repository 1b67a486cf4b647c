import { valueAt } from "@callsheet/document";
import { type ExchangeSource, sourceOf, valueIn } from "../state/expression.ts";
import type { Scope } from "./scope.ts";

/** A parsed runtime expression of Arazzo. */
export type Expression = { readonly text: string } & (
  | { readonly kind: "exchange"; readonly source: ExchangeSource }
  | { readonly kind: "inputs" | "outputs"; readonly name: string; readonly pointer: string }
  | { readonly kind: "step"; readonly step: string; readonly name: string; readonly pointer: string }
  | {
      readonly kind: "workflow";
      readonly workflow: string;
      readonly side: "inputs" | "outputs";
      readonly name: string;
      readonly pointer: string;
    }
  | { readonly kind: "sourceUrl"; readonly source: string }
);

const NAME = "([A-Za-z0-9_-]+)";
const VALUE = String.raw`([A-Za-z0-9_-]+)((?:\.[A-Za-z0-9_-]+)*|#(?:/[^\s]*)?)`;
const OWN = new RegExp(`^\\$(inputs|outputs)\\.${VALUE}$`, "s");
const STEP = new RegExp(`^\\$steps\\.${NAME}\\.outputs\\.${VALUE}$`, "s");
const WORKFLOW = new RegExp(`^\\$workflows\\.${NAME}\\.(inputs|outputs)\\.${VALUE}$`, "s");
const SOURCE = new RegExp(`^\\$sourceDescriptions\\.${NAME}\\.url$`);

/**
 * Reads a runtime expression of Arazzo 1.0; undefined for any other text. What follows a name, as a JSON
 * pointer (`#/a/0`) or as names (`.a.0`), leads into its value.
 * @see https://spec.openapis.org/arazzo/v1.0.1#runtime-expressions
 */
export function parseExpression(text: string): Expression | undefined {
  const source = sourceOf(text);
  if (source) return { text, kind: "exchange", source };
  const [, side, ownName = "", ownRest = ""] = OWN.exec(text) ?? [];
  if (side) return { text, kind: side as "inputs" | "outputs", name: ownName, pointer: pointerOf(ownRest) };
  const [, step, stepName = "", stepRest = ""] = STEP.exec(text) ?? [];
  if (step) return { text, kind: "step", step, name: stepName, pointer: pointerOf(stepRest) };
  const [, workflow, part, name = "", rest = ""] = WORKFLOW.exec(text) ?? [];
  if (workflow)
    return {
      text,
      kind: "workflow",
      workflow,
      side: part as "inputs" | "outputs",
      name,
      pointer: pointerOf(rest),
    };
  const [, named] = SOURCE.exec(text) ?? [];
  return named === undefined ? undefined : { text, kind: "sourceUrl", source: named };
}

function pointerOf(rest: string): string {
  return rest.startsWith("#") ? rest.slice(1) : rest.replaceAll(".", "/");
}

/** The value of an expression, or undefined when it leads nowhere. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case "exchange":
      return scope.exchange && valueIn(expression.source, scope.exchange);
    case "inputs":
    case "outputs":
      return valueAt(scope[expression.kind].get(expression.name), expression.pointer);
    case "step":
      return valueAt(scope.steps.get(expression.step)?.get(expression.name), expression.pointer);
    case "workflow": {
      const workflow = scope.workflows.get(expression.workflow);
      return valueAt(workflow?.[expression.side].get(expression.name), expression.pointer);
    }
    case "sourceUrl":
      return scope.sourceUrls.get(expression.source);
  }
}

const EMBEDDED = /\{(\$[^{}]+)\}/g;

/** The expressions in a value: one that is the whole text, and those in braces, at any depth. */
export function* expressionsIn(value: unknown): Generator<string> {
  if (typeof value === "string") {
    if (isWhole(value)) yield value;
    else for (const [, inner = ""] of value.matchAll(EMBEDDED)) yield inner;
  } else if (typeof value === "object" && value !== null) {
    for (const child of Object.values(value)) yield* expressionsIn(child);
  }
}

function isWhole(text: string): boolean {
  return /^\$(?:url|method|statusCode|(?:request|response|inputs|outputs|steps|workflows|sourceDescriptions)\.\S+)$/.test(
    text,
  );
}

/** A value with its expressions evaluated; `missing` is called with those that lead nowhere. */
export function fillIn(value: unknown, scope: Scope, missing: (expression: string) => void): unknown {
  const look = (text: string): unknown => {
    const expression = parseExpression(text);
    const found = expression && evaluate(expression, scope);
    if (found === undefined) missing(text);
    return found;
  };
  if (typeof value === "string") {
    if (isWhole(value)) return look(value);
    return value.replaceAll(EMBEDDED, (_, inner: string) => asText(look(inner)));
  }
  if (Array.isArray(value)) return value.map((item) => fillIn(item, scope, missing));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, fillIn(child, scope, missing)]),
  );
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
