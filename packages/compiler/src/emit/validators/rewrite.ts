import {
  type AnyNode,
  type Expression,
  type IfStatement,
  parse,
  type Statement,
  type VariableDeclaration,
} from "acorn";
import type { Piece } from "./external.ts";
import { copyWith, rewriteExpression, rewriteText } from "./rewrite-expression.ts";
import {
  type AjvSource,
  type Check,
  errorObject,
  fail,
  isAddError,
  report,
  runtime,
  unexpected,
} from "./rewrite-report.ts";
import { survey } from "./survey.ts";
import { isName } from "./syntax.ts";

/**
 * Turns a function that Ajv wrote to collect every error into one that does both: stop at the first, or collect. What is
 * valid stays Ajv's word; only how it is reported changes, and how own members are told from inherited ones.
 *
 * It works on the syntax tree and knows only the forms that Ajv writes, so the text in a string literal stays text.
 *
 * | Ajv | here |
 * |---|---|
 * | `const err0 = {…}; if(vErrors === null){…} else {…} errors++;` | `if (!out \|\| fail(out, …)) return false;` |
 * | the same, where a later `_errs0 === errors` looks back on it | `errors++; if (out) fail(out, …);` |
 * | `if(!check0(data0, path)){errors++}` | the call with `out`, then `under` to put the path in front |
 * | `func0.call(data, "arn")` | nothing; see `settleOwnMembers` |
 */
export function rewriteCheck(source: AjvSource): Piece[] {
  const program = parse(source.code, { ecmaVersion: 2022 });
  const [declaration] = program.body;
  if (program.body.length !== 1 || declaration?.type !== "FunctionDeclaration")
    throw unexpected(program, source);
  const check: Check = {
    ...source,
    ...survey(declaration, source.names),
    settled: new Set(),
    out: [],
    uses: new Set(),
  };
  rewriteStatements(declaration.body.body, check, "  ");
  return [
    "function ",
    { kind: "check", definition: source.definition },
    "(data, out) {\n",
    check.uses.has("base") ? "  const base = out ? out.count : 0;\n" : "",
    check.uses.has("from") ? "  let from = 0;\n" : "",
    check.hasTrials ? "  let errors = 0;\n" : "",
    ...check.out,
    "}\n",
  ];
}

function rewriteStatements(statements: readonly Statement[], check: Check, indent: string): void {
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i] as Statement;
    const error = errorObject(statement);
    if (!error) {
      rewriteStatement(statement, check, indent);
      continue;
    }
    if (!isAddError(statements[i + 1], statements[i + 2])) throw unexpected(statement, check);
    report(error, check, indent);
    i += 2;
  }
}

function rewriteStatement(node: Statement, check: Check, indent: string): void {
  const { out, code } = check;
  if (node.type === "VariableDeclaration") rewriteVariable(node, check, indent);
  else if (node.type === "ExpressionStatement") rewriteEffect(node.expression, check, indent);
  else if (node.type === "IfStatement") rewriteIf(node, check, indent);
  else if (node.type === "ReturnStatement") rewriteReturn(node.argument, check, indent);
  else if (node.type === "ForStatement" || node.type === "ForOfStatement") {
    out.push(indent);
    copyWith(node, check, (child) => {
      if (child === node.body) block(node.body, check, indent);
      else rewriteExpression(child, check);
    });
    out.push("\n");
  } else if (node.type === "BlockStatement") {
    out.push(indent);
    block(node, check, indent);
    out.push("\n");
  } else if (node.type === "LabeledStatement") {
    out.push(`${indent}${node.label.name}:\n`);
    rewriteStatement(node.body, check, indent);
  } else if (node.type === "BreakStatement" || node.type === "ContinueStatement") {
    out.push(`${indent}${code.slice(node.start, node.end)}\n`);
  } else throw unexpected(node, check);
}

/** The statement in braces, to stand after a condition or a loop's head. */
function block(node: Statement, check: Check, indent: string, first: readonly Piece[] = []): void {
  check.out.push("{\n", ...first);
  rewriteStatements(node.type === "BlockStatement" ? node.body : [node], check, `${indent}  `);
  check.out.push(`${indent}}`);
}

function rewriteVariable(node: VariableDeclaration, check: Check, indent: string): void {
  const id = node.declarations[0]?.id;
  if (id?.type !== "Identifier" || id.name === "vErrors" || id.name === "errors") return;
  if (/^_errs\d+$/.test(id.name) && !check.isLookedAt(id.name)) return;
  check.out.push(indent);
  rewriteExpression(node, check);
  check.out.push("\n");
}

function rewriteEffect(expression: Expression, check: Check, indent: string): void {
  if (expression.type === "AssignmentExpression" && isErrorsOfCheck(expression.left, check)) {
    const [error] = expression.right.type === "ArrayExpression" ? expression.right.elements : [];
    if (error?.type !== "ObjectExpression") return;
    check.out.push(`${indent}if (out) `);
    fail(error, check);
  } else {
    check.out.push(indent);
    rewriteExpression(expression, check);
  }
  check.out.push(";\n");
}

function rewriteReturn(argument: Expression | null | undefined, check: Check, indent: string): void {
  if (!argument) throw new Error("Ajv returns nothing");
  const source = check.code.slice(argument.start, argument.end);
  const everyError = source === "errors === 0" && !check.hasTrials;
  if (everyError) check.uses.add("base");
  check.out.push(`${indent}return ${everyError ? "!out || out.count === base" : source};\n`);
}

function rewriteIf(node: IfStatement, check: Check, indent: string): void {
  const restored = restoredCounter(node);
  if (restored) {
    check.uses.add("base");
    check.out.push(`${indent}if (out) `, runtime("rewind"), `(out, base + ${restored});\n`);
    return;
  }
  const call = referenceCall(node.test, check);
  if (call) reference(call, check, indent, check.isTried(node));
  else condition(node, check, indent);
  if (node.alternate) {
    check.out.push(" else ");
    block(node.alternate, check, indent);
  }
  check.out.push("\n");
}

function condition({ test, consequent }: IfStatement, check: Check, indent: string): void {
  check.out.push(`${indent}if (`);
  rewriteExpression(test, check);
  check.out.push(") ");
  const variable = objectTested(test, check);
  const members = variable ? check.ownMembers(variable, consequent) : [];
  if (!variable || members.length === 0) block(consequent, check, indent);
  else {
    const settled = new Set([...check.settled, variable]);
    block(consequent, { ...check, settled }, indent, settleOwnMembers(variable, members, `${indent}  `));
  }
}

/** The variable of `data && typeof data == "object" && !Array.isArray(data)`. */
function objectTested(test: Expression, { code }: Check): string | undefined {
  const [, variable] =
    /^(\w+) && typeof \1 == "object" && !Array\.isArray\(\1\)$/.exec(code.slice(test.start, test.end)) ?? [];
  return variable;
}

/**
 * Makes sure, once for each object, that members can be read without asking of each whether it is inherited: that question
 * costs more than the rest of a member's check. An object whose prototype is `Object.prototype` inherits nothing under names
 * that an empty object lacks; any other is replaced by its own members. A member is read before the prototype, because
 * engines look the prototype up for free in what they know from that.
 */
function settleOwnMembers(variable: string, names: readonly string[], indent: string): Piece[] {
  const members = names.map((name) =>
    /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`,
  );
  const inherited = members.map((member) => ` || blank${member} !== undefined`);
  return [
    `${indent}if ((${variable}${members[0]}, getPrototypeOf(${variable})) !== prototype${inherited.join("")}) ${variable} = `,
    runtime("ownMembers"),
    `(${variable});\n`,
  ];
}

/** `_errs0`, of `if(vErrors !== null){if(_errs0){vErrors.length = _errs0} else {vErrors = null}}`. */
function restoredCounter({ test, consequent }: IfStatement): string | undefined {
  if (
    test.type !== "BinaryExpression" ||
    !isName(test.left, "vErrors") ||
    consequent.type !== "BlockStatement"
  )
    return undefined;
  const [inner] = consequent.body;
  return inner?.type === "IfStatement" && inner.test.type === "Identifier" ? inner.test.name : undefined;
}

interface ReferenceCall {
  readonly callee: AnyNode;
  readonly value: AnyNode;
  readonly path: AnyNode;
}

function referenceCall(test: Expression, { names }: Check): ReferenceCall | undefined {
  const call = test.type === "UnaryExpression" && test.operator === "!" ? test.argument : undefined;
  if (
    call?.type !== "CallExpression" ||
    call.callee.type !== "Identifier" ||
    names.get(call.callee.name)?.kind !== "check"
  )
    return undefined;
  const [value, path] = call.arguments;
  return value && path && { callee: call.callee, value, path };
}

function reference(
  { callee, value, path }: ReferenceCall,
  check: Check,
  indent: string,
  tried: boolean,
): void {
  const { out, uses, hasTrials } = check;
  uses.add("from");
  out.push(`${indent}if (out) from = out.count;\n${indent}if (!`);
  rewriteExpression(callee, check);
  out.push("(");
  rewriteExpression(value, check);
  out.push(`, out)) {\n${indent}  ${tried ? "" : "if ("}`, runtime("under"), "(out, from, ");
  rewriteText(path, check);
  out.push(tried ? ");\n" : ")) return false;\n");
  if (hasTrials) {
    uses.add("base");
    out.push(`${indent}  errors = ${tried ? "out ? out.count - base : errors + 1" : "out.count - base"};\n`);
  }
  out.push(`${indent}}`);
}

function isErrorsOfCheck(node: AnyNode, { names, definition }: Check): boolean {
  if (
    node.type !== "MemberExpression" ||
    node.object.type !== "Identifier" ||
    !isName(node.property, "errors")
  )
    return false;
  const meaning = names.get(node.object.name);
  return meaning?.kind === "check" && meaning.definition === definition;
}
