/**
 * One step of a check. An expression is true when the check should stop; it can follow `||`. A statement
 * returns by itself. A choice takes one way or the other; its condition can precede `&&` and `?`. What is
 * written late is known only when everything else is.
 */
export type Step =
  | { readonly kind: "expression"; readonly text: string }
  | { readonly kind: "statement"; readonly text: string }
  | { readonly kind: "late"; readonly text: () => string }
  | {
      readonly kind: "choice";
      readonly condition: string;
      readonly steps: readonly Step[];
      readonly otherwise: readonly Step[];
    };

/** A step that is one expression. */
export function expression(text: string): Step {
  return { kind: "expression", text };
}

/** A step that is a statement. */
export function statement(text: string): Step {
  return { kind: "statement", text };
}

/** Steps to take if a condition holds, and others if not. */
export function choice(condition: string, steps: readonly Step[], otherwise: readonly Step[] = []): Step[] {
  if (steps.length === 0 && otherwise.length === 0) return [];
  if (steps.length === 0)
    return [{ kind: "choice", condition: negated(condition), steps: otherwise, otherwise: [] }];
  return [{ kind: "choice", condition, steps, otherwise }];
}

/** Prints steps as statements. */
export function printSteps(steps: readonly Step[], indent: string): string {
  let text = "";
  let waiting: string[] = [];
  const flush = () => {
    if (waiting.length > 0) text += `${indent}if (${waiting.join(` ||\n${indent}  `)}) return false;\n`;
    waiting = [];
  };
  for (const step of steps) {
    const inline = inlined(step);
    if (inline !== undefined) waiting.push(inline);
    else {
      flush();
      text += printStatement(step, indent);
    }
  }
  flush();
  return text;
}

function printStatement(step: Step, indent: string): string {
  if (step.kind === "late") return indented(step.text(), indent);
  if (step.kind !== "choice") return indented(step.text, indent);
  const { condition, steps, otherwise } = step;
  const rest = otherwise.length > 0 ? ` else {\n${printSteps(otherwise, `${indent}  `)}${indent}}` : "";
  return `${indent}if (${condition}) {\n${printSteps(steps, `${indent}  `)}${indent}}${rest}\n`;
}

function indented(text: string, indent: string): string {
  return text.replace(/(^|\n)(?=[^\n])/g, `$1${indent}`); // by `\n` alone: a name may hold another line end
}

/** A step as one expression, or undefined if it needs a statement. */
function inlined(step: Step): string | undefined {
  if (step.kind === "expression") return step.text;
  if (step.kind === "statement" || step.kind === "late") return undefined;
  const then = asExpression(step.steps);
  const otherwise = asExpression(step.otherwise);
  if (then === undefined || otherwise === undefined) return undefined;
  return otherwise === ""
    ? `${step.condition} && ${grouped(then)}`
    : `(${step.condition} ? ${then} : ${otherwise})`;
}

/**
 * Steps as one expression that is true when the check should stop, or undefined if one of them needs a
 * statement.
 */
export function asExpression(steps: readonly Step[], separator = " || "): string | undefined {
  const texts = steps.map(inlined);
  return texts.includes(undefined) ? undefined : texts.join(separator);
}

function grouped(text: string): string {
  return text.includes(" || ") ? `(${text})` : text;
}

/** The negation of a condition, without a second negation if the condition is one. */
export function negated(condition: string): string {
  if (/^typeof \w+ === "\w+"$/.test(condition)) return condition.replace("===", "!==");
  return /^[\w.]+\([^()]*\)$/.test(condition) ? `!${condition}` : `!(${condition})`;
}
