import type { AnyNode, CallExpression, MemberExpression } from "acorn";
import type { Piece } from "./external.ts";
import { isOwnCall, type Names } from "./survey.ts";
import { childrenOf, isName, stringOf, summands } from "./syntax.ts";

/** The source that is rewritten, and where to. */
export interface Scope {
  readonly code: string;
  readonly names: Names;
  /** The variables that are known to hold objects without inherited members where the expression stands. */
  readonly settled: ReadonlySet<string>;
  readonly out: Piece[];
}

/** Copies an expression, with the names of its scope replaced by what they stand for. */
export function rewriteExpression(node: AnyNode, scope: Scope): void {
  const { out, code, names } = scope;
  const value = node.type === "MemberExpression" ? schemaValue(node, names) : undefined;
  if (value) out.push(valuePiece(value.schema));
  else if (node.type === "Identifier") rewriteName(node.name, scope);
  else if (isOwnCall(node, names)) rewriteOwn(node, scope);
  else if (node.type === "LogicalExpression" && isSettled(node.right, scope))
    rewriteExpression(node.left, scope);
  else if (node.type === "MemberExpression" && !node.computed) {
    rewriteExpression(node.object, scope);
    out.push(code.slice(node.object.end, node.end));
  } else if (node.type === "Property") {
    out.push(code.slice(node.start, node.value.start));
    rewriteExpression(node.value, scope);
  } else if (node.type === "ObjectExpression" && node.properties.length === 0) {
    // Ajv keeps names of members in these. Without a prototype, the names that objects inherit are not in them.
    out.push("Object.create(null)");
  } else copyWith(node, scope, (child) => rewriteExpression(child, scope));
}

/** Copies a sum of strings with literals joined and without `instancePath`, which checks do not have: their paths are relative. */
export function rewriteText(node: AnyNode, scope: Scope): void {
  const { out } = scope;
  let literal = "";
  let first = true;
  for (const part of summands(node as Parameters<typeof summands>[0])) {
    if (isName(part, "instancePath")) continue;
    const text = stringOf(part);
    if (text !== undefined) {
      literal += text;
      continue;
    }
    if (first || literal) out.push(`${first ? "" : " + "}${JSON.stringify(literal)}`);
    out.push(" + ");
    rewriteExpression(part, scope);
    literal = "";
    first = false;
  }
  if (first || literal) out.push(`${first ? "" : " + "}${JSON.stringify(literal)}`);
}

/** Copies a node, with each node directly below it given to `rewrite`. */
export function copyWith(node: AnyNode, { code, out }: Scope, rewrite: (child: AnyNode) => void): void {
  let at = node.start;
  for (const child of childrenOf(node)) {
    if (at < child.start) out.push(code.slice(at, child.start));
    rewrite(child);
    at = child.end;
  }
  if (at < node.end) out.push(code.slice(at, node.end));
}

function rewriteName(name: string, { names, out }: Scope): void {
  const meaning = names.get(name);
  if (meaning?.kind === "hasOwnProperty") throw new Error(`Ajv uses ${name} in a way that is not known`);
  out.push(meaning === undefined ? name : meaning.kind === "schema" ? valuePiece(meaning.schema) : meaning);
}

function rewriteOwn({ arguments: [object, key] }: CallExpression, scope: Scope): void {
  if (!object || !key) throw new Error("Ajv asks for an own member without naming it");
  const holder = schemaValue(object, scope.names);
  scope.out.push("hasOwn(");
  if (holder) scope.out.push(valuePiece(namesOf(holder.schema)));
  else rewriteExpression(object, scope);
  scope.out.push(", ");
  rewriteExpression(key, scope);
  scope.out.push(")");
}

/** True for the second half of `data.arn !== undefined && own(data, "arn")`, or of its opposite, where the first half is enough. */
function isSettled(node: AnyNode, scope: Scope): boolean {
  if (node.type === "UnaryExpression" && node.operator === "!") return isSettled(node.argument, scope);
  const [object, key] = isOwnCall(node, scope.names) ? node.arguments : [];
  return object?.type === "Identifier" && scope.settled.has(object.name) && stringOf(key) !== undefined;
}

function namesOf(schemas: unknown): Record<string, true> {
  return Object.fromEntries(Object.keys(schemas as object).map((name) => [name, true]));
}

function valuePiece(value: unknown): Piece {
  return { kind: "value", json: JSON.stringify(value) };
}

/** The part of the schema that an expression such as `schema12.properties.name.enum` stands for. */
function schemaValue(node: AnyNode, names: Names): { readonly schema: unknown } | undefined {
  if (node.type === "Identifier") {
    const meaning = names.get(node.name);
    return meaning?.kind === "schema" ? meaning : undefined;
  }
  const key = node.type === "MemberExpression" ? memberKey(node) : undefined;
  const holder = key === undefined ? undefined : schemaValue((node as MemberExpression).object, names);
  if (key === undefined || !holder) return undefined;
  if (!Object.hasOwn(holder.schema as object, key))
    throw new Error(`Ajv looks for ${key} where the schema has none`);
  return { schema: (holder.schema as Record<string, unknown>)[key] };
}

function memberKey({ property, computed }: MemberExpression): string | undefined {
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "Literal" ? String(property.value) : undefined;
}
