import type { AnyNode, Expression, ObjectExpression, Statement } from "acorn";
import type { Piece, RuntimeName } from "./external.ts";
import { rewriteExpression, rewriteText, type Scope } from "./rewrite-expression.ts";
import type { Names, Survey } from "./survey.ts";
import { isName, stringOf } from "./syntax.ts";

/** A check as Ajv wrote it. */
export interface AjvSource {
  /** One function declaration, compiled with `allErrors`. */
  readonly code: string;
  /** What the names stand for that the function does not declare. */
  readonly names: Names;
  /** The definition that it checks. */
  readonly definition: string;
  /** What takes the place of `#` at the start of every schema path. */
  readonly schemaPath: string;
}

/** A check that is being rewritten. */
export interface Check extends Scope, AjvSource, Survey {
  /** The variables of our own that the function needs. */
  readonly uses: Set<"base" | "from">;
}

/** The object that is declared by `const err0 = {…}`. */
export function errorObject(node: Statement): ObjectExpression | undefined {
  const [declarator] = node.type === "VariableDeclaration" ? node.declarations : [];
  return declarator && isName(declarator.id, /^err\d+$/) && declarator.init?.type === "ObjectExpression"
    ? declarator.init
    : undefined;
}

/** True for the two statements that follow it: the error joins the list, and the count goes up. */
export function isAddError(add: Statement | undefined, count: Statement | undefined): boolean {
  const adds =
    add?.type === "IfStatement" && add.test.type === "BinaryExpression" && isName(add.test.left, "vErrors");
  const counts =
    count?.type === "ExpressionStatement" &&
    count.expression.type === "UpdateExpression" &&
    isName(count.expression.argument, "errors");
  return adds && counts;
}

/** Writes what becomes of an error: the end, unless it is collected or on trial. */
export function report(error: ObjectExpression, check: Check, indent: string): void {
  const tried = check.isTried(error);
  check.out.push(tried ? `${indent}errors++;\n${indent}if (out) ` : `${indent}if (!out || `);
  fail(error, check);
  check.out.push(tried ? ";\n" : ") return false;\n");
  if (!tried && check.hasTrials) check.out.push(`${indent}errors++;\n`);
}

/** Writes a call of `fail` with the members of an error object. Ajv writes `{}` where nobody will read the error. */
export function fail(error: ObjectExpression, check: Check): void {
  const { out } = check;
  const [instancePath, schemaPath, keyword, params, message] = [
    "instancePath",
    "schemaPath",
    "keyword",
    "params",
    "message",
  ].map((name) => member(error, name));
  out.push(runtime("fail"), "(out, ");
  text(instancePath, check);
  out.push(`, ${JSON.stringify(schemaPath ? absolute(schemaPath, check) : "")}, `);
  text(keyword, check);
  out.push(", ");
  if (params?.type === "ObjectExpression" && params.properties.length > 0) rewriteExpression(params, check);
  else out.push("{}");
  out.push(", ");
  const types = stringOf(keyword) === "type" ? stringOf(message) : undefined;
  if (types === undefined) text(message, check);
  else out.push(JSON.stringify(types.replaceAll(",", " or ")));
  out.push(")");
}

function text(node: AnyNode | undefined, check: Check): void {
  if (node) rewriteText(node, check);
  else check.out.push('""');
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

/** A name from the runtime. */
export function runtime(name: RuntimeName): Piece {
  return { kind: "runtime", name };
}

/** An error for a form that Ajv is not known to write. */
export function unexpected(node: AnyNode, { code }: { readonly code: string }): Error {
  return new Error(`Ajv wrote something that is not known: ${code.slice(node.start, node.start + 120)}`);
}
