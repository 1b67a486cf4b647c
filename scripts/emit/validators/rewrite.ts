import {
  type AnyNode, type Expression, type FunctionDeclaration, type IfStatement, type ObjectExpression, parse, type Statement, type VariableDeclaration,
} from "acorn";
import type { Piece } from "./external.ts";
import { copyWith, type Meaning, ownMembersIn, rewriteExpression, rewriteText, type Scope } from "./rewrite-expression.ts";
import { isName, stringOf, walk } from "./syntax.ts";

/** A check as Ajv wrote it. */
export interface AjvSource {
  /** One function declaration, compiled with `allErrors`. */
  readonly code: string;
  /** What the names stand for that the function does not declare. */
  readonly names: ReadonlyMap<string, Meaning>;
  /** The definition that it checks. */
  readonly definition: string;
  /** What takes the place of `#` at the start of every schema path. */
  readonly schemaPath: string;
}

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
  if (program.body.length !== 1 || declaration?.type !== "FunctionDeclaration") throw unexpected(program, source);
  const check: Check = { ...source, trials: findTrials(declaration), settled: new Set() };
  const body = rewriteStatements(declaration.body.body, check, "  ");
  const uses = (name: RegExp) => body.some((piece) => typeof piece === "string" && name.test(piece));
  return [
    "function ", { kind: "check", definition: source.definition }, "(data, out) {\n",
    uses(/\bbase\b/) ? "  const base = out ? out.count : 0;\n" : "",
    uses(/\bfrom\b/) ? "  let from = 0;\n" : "",
    check.trials.size > 0 ? "  let errors = 0;\n" : "",
    ...body,
    "}\n",
  ];
}

interface Check extends Scope, AjvSource {
  /** By the name of the counter's copy that starts it. */
  readonly trials: ReadonlyMap<string, Trial>;
}

/** A stretch of source whose errors may be taken back: from a copy of the error counter to the last look at that copy. */
interface Trial {
  readonly start: number;
  readonly end: number;
}

function findTrials(declaration: FunctionDeclaration): Map<string, Trial> {
  const trials = new Map<string, Trial>();
  const starts = new Map<string, number>();
  walk(declaration, (node) => {
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier" && isName(node.init, "errors")) starts.set(node.id.name, node.end);
  });
  walk(declaration, (node) => {
    const start = node.type === "Identifier" ? starts.get(node.name) : undefined;
    if (node.type === "Identifier" && start !== undefined && node.start > start) trials.set(node.name, { start, end: node.end });
  });
  return trials;
}

function inTrial({ start }: AnyNode, { trials }: Check): boolean {
  return [...trials.values()].some((trial) => trial.start <= start && start < trial.end);
}

function rewriteStatements(statements: readonly Statement[], check: Check, indent: string): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i] as Statement;
    const error = errorObject(statement);
    if (error) {
      if (!isAddError(statements[i + 1], statements[i + 2])) throw unexpected(statement, check);
      pieces.push(...report(error, check, indent));
      i += 2;
    } else pieces.push(...rewriteStatement(statement, check, indent));
  }
  return pieces;
}

function rewriteStatement(node: Statement, check: Check, indent: string): Piece[] {
  switch (node.type) {
    case "VariableDeclaration":
      return rewriteVariable(node, check, indent);
    case "ExpressionStatement":
      return rewriteEffect(node.expression, check, indent);
    case "IfStatement":
      return rewriteIf(node, check, indent);
    case "ReturnStatement":
      return rewriteReturn(node.argument, check, indent);
    case "BlockStatement":
      return [`${indent}{\n`, ...rewriteStatements(node.body, check, `${indent}  `), `${indent}}\n`];
    case "ForStatement":
    case "ForOfStatement":
      return [indent, ...copyWith(node, check, (child) => (child === node.body ? block(node.body, check, indent) : rewriteExpression(child, check))), "\n"];
    case "LabeledStatement":
      return [`${indent}${node.label.name}:\n`, ...rewriteStatement(node.body, check, indent)];
    case "BreakStatement":
    case "ContinueStatement":
      return [`${indent}${check.code.slice(node.start, node.end)}\n`];
    default:
      throw unexpected(node, check);
  }
}

/** The statement in braces, to stand after a condition or a loop's head. */
function block(node: Statement, check: Check, indent: string): Piece[] {
  const statements = node.type === "BlockStatement" ? node.body : [node];
  return ["{\n", ...rewriteStatements(statements, check, `${indent}  `), `${indent}}`];
}

function rewriteVariable(node: VariableDeclaration, check: Check, indent: string): Piece[] {
  const id = node.declarations[0]?.id;
  if (!id || isName(id, "vErrors") || isName(id, "errors")) return [];
  if (isName(id, /^_errs\d+$/) && !check.trials.has(check.code.slice(id.start, id.end))) return [];
  return [indent, ...rewriteExpression(node, check), "\n"];
}

function rewriteEffect(expression: Expression, check: Check, indent: string): Piece[] {
  if (expression.type === "AssignmentExpression" && isErrorsOfCheck(expression.left, check)) {
    const [error] = expression.right.type === "ArrayExpression" ? expression.right.elements : [];
    return error?.type === "ObjectExpression" ? [`${indent}if (out) `, ...failure(error, check), ";\n"] : [];
  }
  return [indent, ...rewriteExpression(expression, check), ";\n"];
}

function rewriteReturn(argument: Expression | null | undefined, check: Check, indent: string): Piece[] {
  if (!argument) throw new Error("Ajv returns nothing");
  const source = check.code.slice(argument.start, argument.end);
  const everyError = source === "errors === 0" && check.trials.size === 0;
  return [`${indent}return ${everyError ? "!out || out.count === base" : source};\n`];
}

function rewriteIf(node: IfStatement, check: Check, indent: string): Piece[] {
  const restored = restoredCounter(node);
  if (restored) return [`${indent}if (out) `, { kind: "runtime", name: "rewind" }, `(out, base + ${restored});\n`];
  const call = referenceCall(node.test, check);
  const pieces = call ? reference(call, check, indent, inTrial(node, check)) : condition(node, check, indent);
  if (node.alternate) pieces.push(" else ", ...block(node.alternate, check, indent));
  return [...pieces, "\n"];
}

function condition({ test, consequent }: IfStatement, check: Check, indent: string): Piece[] {
  const head = [`${indent}if (`, ...rewriteExpression(test, check), ") "];
  const variable = objectTested(test, check);
  const members = variable ? ownMembersIn(consequent, variable, check) : [];
  if (!variable || members.length === 0) return [...head, ...block(consequent, check, indent)];
  const [open, ...rest] = block(consequent, { ...check, settled: new Set([...check.settled, variable]) }, indent);
  return [...head, open ?? "", ...settleOwnMembers(variable, members, `${indent}  `), ...rest];
}

/** The variable of `data && typeof data == "object" && !Array.isArray(data)`. */
function objectTested(test: Expression, { code }: Check): string | undefined {
  const [, variable] = /^(\w+) && typeof \1 == "object" && !Array\.isArray\(\1\)$/.exec(code.slice(test.start, test.end)) ?? [];
  return variable;
}

/**
 * Makes sure, once for each object, that members can be read without asking of each whether it is inherited: that question
 * costs more than the rest of a member's check. An object whose prototype is `Object.prototype` inherits nothing under names
 * that an empty object lacks; any other is replaced by its own members. A member is read before the prototype, because
 * engines look the prototype up for free in what they know from that.
 */
function settleOwnMembers(variable: string, names: readonly string[], indent: string): Piece[] {
  const members = names.map((name) => (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`));
  const inherited = members.map((member) => ` || blank${member} !== undefined`);
  return [
    `${indent}if ((${variable}${members[0]}, getPrototypeOf(${variable})) !== prototype${inherited.join("")}) ${variable} = `,
    { kind: "runtime", name: "ownMembers" }, `(${variable});\n`,
  ];
}

/** `_errs0`, of `if(vErrors !== null){if(_errs0){vErrors.length = _errs0} else {vErrors = null}}`. */
function restoredCounter({ test, consequent }: IfStatement): string | undefined {
  if (test.type !== "BinaryExpression" || !isName(test.left, "vErrors") || consequent.type !== "BlockStatement") return undefined;
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
  if (call?.type !== "CallExpression" || call.callee.type !== "Identifier" || names.get(call.callee.name)?.kind !== "check") return undefined;
  const [value, path] = call.arguments;
  return value && path && { callee: call.callee, value, path };
}

function reference({ callee, value, path }: ReferenceCall, check: Check, indent: string, tried: boolean): Piece[] {
  const counts = check.trials.size > 0;
  const prefix: Piece[] = [{ kind: "runtime", name: "under" }, "(out, from, ", ...rewriteText(path, check), ")"];
  const outcome: Piece[] = tried
    ? [`${indent}  `, ...prefix, `;\n${indent}  errors = out ? out.count - base : errors + 1;\n`]
    : [`${indent}  if (`, ...prefix, `) return false;\n`, counts ? `${indent}  errors = out.count - base;\n` : ""];
  return [
    `${indent}if (out) from = out.count;\n`,
    `${indent}if (!`, ...rewriteExpression(callee, check), "(", ...rewriteExpression(value, check), ", out)) {\n",
    ...outcome,
    `${indent}}`,
  ];
}

/** The object that is declared by `const err0 = {…}`. */
function errorObject(node: Statement): ObjectExpression | undefined {
  const [declarator] = node.type === "VariableDeclaration" ? node.declarations : [];
  return declarator && isName(declarator.id, /^err\d+$/) && declarator.init?.type === "ObjectExpression" ? declarator.init : undefined;
}

function isAddError(add: Statement | undefined, count: Statement | undefined): boolean {
  const adds = add?.type === "IfStatement" && add.test.type === "BinaryExpression" && isName(add.test.left, "vErrors");
  const counts = count?.type === "ExpressionStatement" && count.expression.type === "UpdateExpression" && isName(count.expression.argument, "errors");
  return adds && counts;
}

function report(error: ObjectExpression, check: Check, indent: string): Piece[] {
  const call = failure(error, check);
  if (inTrial(error, check)) return [`${indent}errors++;\n${indent}if (out) `, ...call, ";\n"];
  return [`${indent}if (!out || `, ...call, ") return false;\n", check.trials.size > 0 ? `${indent}errors++;\n` : ""];
}

/** A call of `fail` with the members of an error object. Ajv writes `{}` where nobody will read the error. */
function failure(error: ObjectExpression, check: Check): Piece[] {
  const text = (name: string): Piece[] => {
    const value = member(error, name);
    return value ? rewriteText(value, check) : ['""'];
  };
  const keyword = stringOf(member(error, "keyword") ?? error);
  const params = member(error, "params");
  const hasParams = params?.type === "ObjectExpression" && params.properties.length > 0;
  const schemaPath = member(error, "schemaPath");
  return [
    { kind: "runtime", name: "fail" }, "(out, ",
    ...text("instancePath"), ", ",
    JSON.stringify(schemaPath ? absolute(schemaPath, check) : ""), ", ",
    ...text("keyword"), ", ",
    ...(hasParams ? rewriteExpression(params, check) : ["{}"]), ", ",
    ...text("message").map((piece) => (keyword === "type" && typeof piece === "string" ? piece.replaceAll(",", " or ") : piece)), ")",
  ];
}

function absolute(schemaPath: AnyNode, check: Check): string {
  const path = stringOf(schemaPath);
  if (!path?.startsWith("#")) throw unexpected(schemaPath, check);
  return check.schemaPath + path.slice(1);
}

function member(object: ObjectExpression, name: string): Expression | undefined {
  for (const property of object.properties) {
    if (property.type === "Property" && isName(property.key, name)) return property.value;
  }
  return undefined;
}

function isErrorsOfCheck(node: AnyNode, { names, definition }: Check): boolean {
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier" || !isName(node.property, "errors")) return false;
  const meaning = names.get(node.object.name);
  return meaning?.kind === "check" && meaning.definition === definition;
}

function unexpected(node: AnyNode, { code }: { readonly code: string }): Error {
  return new Error(`Ajv wrote something that is not known: ${code.slice(node.start, node.start + 120)}`);
}
