import { isObject, pointerStep, sameJson, valueAt } from "@callsheet/document";
import { type Expression, evaluate, parseExpression } from "./expression.ts";
import { limits } from "./limits.ts";
import type { Scope } from "./scope.ts";

/** A parsed simple condition of Arazzo. */
export type Condition =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "expression"; readonly expression: Expression; readonly pointer: string }
  | { readonly kind: "not"; readonly of: Condition }
  | {
      readonly kind: "and" | "or" | "==" | "!=" | "<" | "<=" | ">" | ">=";
      readonly left: Condition;
      readonly right: Condition;
    };

/** An invalid condition: what is wrong with it. */
export class ConditionError extends Error {
  override readonly name = "ConditionError";
}

const TOKEN =
  /\s*(?:(\|\||&&|==|!=|<=|>=|[<>!()[\]{}])|'((?:[^']|'')*)'|"([^"]*)"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(\$[^\s()<>=!&|[\]{},']+)|(true|false|null)\b|\.([A-Za-z_][\w-]*)|(\S))/gy;

type Token =
  | { readonly kind: "mark"; readonly text: string }
  | { readonly kind: "value"; readonly text: string; readonly value: unknown }
  | { readonly kind: "expression" | "member"; readonly text: string };

/**
 * Reads a condition such as `$statusCode == 200 && $response.body#/state == 'open'`.
 * @throws ConditionError
 * @see https://spec.openapis.org/arazzo/v1.0.1#criterion-object
 */
export function parseCondition(text: string): Condition {
  if (text.length > limits.condition)
    throw new ConditionError(`is longer than ${limits.condition} characters`);
  const parser = new Parser(tokensOf(text));
  const condition = parser.or();
  parser.end();
  return condition;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [, mark, single, double, number, expression, word, member, stray] of text
    .trim()
    .matchAll(TOKEN)) {
    if (stray !== undefined) throw new ConditionError(`has "${stray}", which no condition has there`);
    if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else if (expression !== undefined) tokens.push({ kind: "expression", text: expression });
    else if (member !== undefined) tokens.push({ kind: "member", text: member });
    else if (number !== undefined) tokens.push({ kind: "value", text: number, value: Number(number) });
    else if (word !== undefined) tokens.push({ kind: "value", text: word, value: WORDS[word] });
    else {
      const value = single === undefined ? double : single.replaceAll("''", "'");
      tokens.push({ kind: "value", text: `'${value}'`, value });
    }
  }
  return tokens;
}

const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const COMPARISONS = new Set(["==", "!=", "<", "<=", ">", ">="]);
const DEEPEST = 50;

class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  or(): Condition {
    let left = this.and();
    while (this.takes("||")) left = { kind: "or", left, right: this.and() };
    return left;
  }

  private and(): Condition {
    let left = this.not();
    while (this.takes("&&")) left = { kind: "and", left, right: this.not() };
    return left;
  }

  private not(): Condition {
    if (++this.depth > DEEPEST) throw new ConditionError(`is nested deeper than ${DEEPEST} levels`);
    const condition: Condition = this.takes("!") ? { kind: "not", of: this.not() } : this.comparison();
    this.depth--;
    return condition;
  }

  private comparison(): Condition {
    const left = this.operand();
    const next = this.tokens[this.position];
    if (next?.kind !== "mark" || !COMPARISONS.has(next.text)) return left;
    this.position++;
    return { kind: next.text as "==", left, right: this.operand() };
  }

  private operand(): Condition {
    const token = this.tokens[this.position++];
    if (token?.kind === "value") return { kind: "value", value: token.value };
    if (token?.kind === "expression") return this.indexed(token.text);
    if (token?.text === "(" || token?.text === "{") {
      const inner = this.or();
      this.expect(token.text === "(" ? ")" : "}");
      return inner;
    }
    throw new ConditionError(
      token ? `has "${token.text}" where a value is expected` : "ends where a value is expected",
    );
  }

  private indexed(text: string): Condition {
    const expression = parseExpression(text);
    if (!expression) throw new ConditionError(`has "${text}", which is no runtime expression`);
    let pointer = "";
    for (;;) {
      const next = this.tokens[this.position];
      if (next?.kind === "member") {
        this.position++;
        pointer += pointerStep(next.text);
      } else if (this.takes("[")) {
        const index = this.tokens[this.position++];
        if (index?.kind !== "value") throw new ConditionError("has no index between [ and ]");
        pointer += pointerStep(String(index.value));
        this.expect("]");
      } else break;
    }
    return { kind: "expression", expression, pointer };
  }

  private takes(mark: string): boolean {
    const next = this.tokens[this.position];
    if (next?.kind !== "mark" || next.text !== mark) return false;
    this.position++;
    return true;
  }

  private expect(mark: string): void {
    if (!this.takes(mark)) throw new ConditionError(`lacks a "${mark}"`);
  }

  end(): void {
    const rest = this.tokens[this.position];
    if (rest) throw new ConditionError(`has "${rest.text}" after its end`);
  }
}

/** The expressions in a condition. */
export function* expressionsOf(condition: Condition): Generator<Expression> {
  if (condition.kind === "expression") yield condition.expression;
  else if (condition.kind === "not") yield* expressionsOf(condition.of);
  else if (condition.kind !== "value") {
    yield* expressionsOf(condition.left);
    yield* expressionsOf(condition.right);
  }
}

/** True when a condition holds. */
export function holds(condition: Condition, scope: Scope): boolean {
  switch (condition.kind) {
    case "and":
      return holds(condition.left, scope) && holds(condition.right, scope);
    case "or":
      return holds(condition.left, scope) || holds(condition.right, scope);
    case "not":
      return !holds(condition.of, scope);
    case "value":
    case "expression":
      return Boolean(resultOf(condition, scope));
    default:
      return compare(condition.kind, resultOf(condition.left, scope), resultOf(condition.right, scope));
  }
}

function resultOf(condition: Condition, scope: Scope): unknown {
  if (condition.kind === "value") return condition.value;
  if (condition.kind === "expression")
    return valueAt(evaluate(condition.expression, scope), condition.pointer);
  return holds(condition, scope);
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  if (operator === "==") return areEqual(left, right);
  if (operator === "!=") return !areEqual(left, right);
  const [first, second] = alike(left, right);
  const comparable =
    (typeof first === "number" && typeof second === "number") ||
    (typeof first === "string" && typeof second === "string");
  if (!comparable) return false;
  if (operator === "<") return first < second;
  if (operator === "<=") return first <= second;
  return operator === ">" ? first > second : first >= second;
}

function areEqual(left: unknown, right: unknown): boolean {
  // A missing value equals null, as in tools that evaluate conditions as JavaScript.
  const [first, second] = alike(left ?? null, right ?? null);
  return isObject(first) || Array.isArray(first) ? sameJson(first, second) : first === second;
}

/**
 * Texts compare without case, as Arazzo says; a text of digits compares with a number as a number, because
 * parameters are texts.
 */
function alike(left: unknown, right: unknown): [unknown, unknown] {
  if (typeof left === "string" && typeof right === "string") return [left.toLowerCase(), right.toLowerCase()];
  if (typeof left === "number" && typeof right === "string" && right.trim() !== "")
    return [left, Number(right)];
  if (typeof right === "number" && typeof left === "string" && left.trim() !== "")
    return [Number(left), right];
  return [left, right];
}
